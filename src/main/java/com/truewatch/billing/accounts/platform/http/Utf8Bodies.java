package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.http.reception.BodyLimit;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/**
 * Refuses a body of text that is no UTF-8 before anybody reads it: Jackson takes overlong forms for the characters that they
 * spell, and a body with NULs for one in UTF-16. An operation that takes bytes looks at them itself.
 */
@Provider
@Priority(Priorities.USER + Utf8Bodies.WITHIN_THE_LIMIT)
public class Utf8Bodies implements ReaderInterceptor {
    /** After {@link BodyLimit}, which bounds what is read here. */
    static final int WITHIN_THE_LIMIT = 100;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != byte[].class && context.getType() != InputStream.class) {
            context.setInputStream(require(context.getInputStream().readAllBytes()));
        }
        return context.proceed();
    }

    private static InputStream require(byte[] body) {
        try {
            if (StrictUtf8.decode(body).indexOf('\0') < 0) {
                return new ByteArrayInputStream(body);
            }
        } catch (CharacterCodingException malformed) {
            // Falls through to the one refusal.
        }
        throw ProblemException.violation("", "must be text in UTF-8 without NUL");
    }
}
