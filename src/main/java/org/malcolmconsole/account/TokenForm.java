package org.malcolmconsole.account;

import java.time.Duration;
import java.time.Instant;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.web.PlainName;

/**
 * A token to be made.
 *
 * @param name what it is for
 * @param role what it may do
 * @param days how long it works, null for ever
 * @param expiry when it stops to work, null for never; when both are given the earlier
 * counts
 */
record TokenForm(@NotBlank(message = "Say what the token is for") @Size(max = 100) @PlainName String name,
		@NotNull(message = "Choose viewer, operator or administrator") Role role,
		@Nullable @Min(1) @Max(3650) Integer days,
		@Nullable @Future(message = "Choose a time to come") Instant expiry) {

	@Nullable Instant end(Instant now) {
		Instant last = (this.days != null) ? now.plus(Duration.ofDays(this.days)) : null;
		boolean earlier = this.expiry != null && (last == null || this.expiry.isBefore(last));
		return earlier ? this.expiry : last;
	}

}
