package org.malcolmconsole.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A name without characters that steer, hide or turn around.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainName.Check.class)
public @interface PlainName {

	String message() default "Use letters, digits, signs and blanks only; it holds characters that are not seen or turn the direction of writing";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Asks {@link PlainText}.
	 */
	class Check implements ConstraintValidator<PlainName, String> {

		@Override
		public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
			return name == null || PlainText.isName(name);
		}

	}

}
