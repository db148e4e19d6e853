package com.truewatch.billing.accounts.platform.validation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that can be shown anywhere, in a mail header too: no control characters (CR and LF would add headers), nothing
 * that reorders what follows it, no half of a surrogate pair, and not only what nobody sees.
 */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
    /** One line with something to see in it, as far as a document says it: more is refused than this. */
    String LINE =
            "^[^\\u0000-\\u001F\\u007F-\\u009F]*[^\\s\\u0000-\\u001F\\u007F-\\u009F][^\\u0000-\\u001F\\u007F-\\u009F]*$";

    /** The same of several lines. */
    String LINES = "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]*[^\\s\\u0000-\\u001F\\u007F-\\u009F]"
            + "[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]*$";

    /** What is wrong, in the client's terms. */
    String message() default "must be readable text without control characters";

    /** Whether line feeds and tabs may be in it. */
    boolean multiline() default false;

    /** Unused. */
    Class<?>[] groups() default {};

    /** Unused. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at every code point once. */
    final class Validator implements ConstraintValidator<PlainText, String> {
        private static final int EMPTY_BRAILLE = 0x2800;

        private boolean multiline;

        @Override
        public void initialize(PlainText constraint) {
            multiline = constraint.multiline();
        }

        @Override
        public boolean isValid(@Nullable String value, @Nullable ConstraintValidatorContext context) {
            return value == null
                    || (value.codePoints().anyMatch(Validator::isVisible)
                            && value.codePoints().allMatch(this::isReadable));
        }

        private static boolean isVisible(int codePoint) {
            return !Character.isWhitespace(codePoint)
                    && !Character.isSpaceChar(codePoint)
                    && codePoint != EMPTY_BRAILLE
                    && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        }

        private boolean isReadable(int codePoint) {
            if (multiline && (codePoint == '\n' || codePoint == '\t')) {
                return true;
            }
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> !isBidirectionalControl(codePoint);
            };
        }

        private static boolean isBidirectionalControl(int codePoint) {
            return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        }
    }
}
