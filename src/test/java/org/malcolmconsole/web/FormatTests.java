package org.malcolmconsole.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatTests {

	private final Format format = new Format();

	@Test
	void saysBytesInUnitsThatPeopleRead() {
		assertThat(this.format.bytes(0)).isEqualTo("0 B");
		assertThat(this.format.bytes(1536)).isEqualTo("2 KiB");
		assertThat(this.format.bytes(71L << 20)).isEqualTo("71 MiB");
		assertThat(this.format.bytes(11L << 30)).isEqualTo("11.0 GiB");
		assertThat(this.format.bytes(250L << 30)).isEqualTo("250 GiB");
	}

	@Test
	void saysCoresWithTwoDigits() {
		assertThat(this.format.cores(0.8612)).isEqualTo("0.86");
		assertThat(this.format.cores(128.4)).isEqualTo("128");
	}

	@Test
	void aShareOfNothingIsNothing() {
		assertThat(this.format.percent(1, 0)).isZero();
		assertThat(this.format.percent(1, 8)).isEqualTo(13);
	}

	@Test
	void countsWithTheRightNoun() {
		assertThat(this.format.count(1, "service", "services")).isEqualTo("1 service");
		assertThat(this.format.count(1200, "line", "lines")).isEqualTo("1,200 lines");
	}

}
