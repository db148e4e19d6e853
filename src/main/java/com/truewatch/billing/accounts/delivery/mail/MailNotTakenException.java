package com.truewatch.billing.accounts.delivery.mail;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;

/**
 * The mail server has not taken a mail: the queue tries again later. Its words are left out, since they often repeat the
 * recipient's address, and so is the stack, which says nothing of a server.
 */
public final class MailNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MailNotTakenException(String message) {
        super(message, null, false, false);
    }

    /** What to tell of a try that failed. */
    static MailNotTakenException of(RuntimeException failed) {
        Throwable cause = cause(failed);
        if (cause instanceof SMTPException answer) {
            return new MailNotTakenException("The mail server answers " + answer.getReplyCode());
        }
        if (cause instanceof CallNotPermittedException) {
            return new MailNotTakenException("No mail server: it was in trouble a moment ago");
        }
        if (cause instanceof TimeoutException) {
            return new MailNotTakenException("No mail server: it does not answer in time");
        }
        boolean known = cause instanceof IOException || cause instanceof NoStackTraceThrowable;
        return new MailNotTakenException("No mail server: "
                + (known ? cause.getMessage() : cause.getClass().getSimpleName()));
    }

    private static Throwable cause(RuntimeException failed) {
        boolean wrapper = failed instanceof CompletionException || failed instanceof UncheckedIOException;
        return wrapper && failed.getCause() != null ? failed.getCause() : failed;
    }
}
