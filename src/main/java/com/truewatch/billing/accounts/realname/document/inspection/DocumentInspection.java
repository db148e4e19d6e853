package com.truewatch.billing.accounts.realname.document.inspection;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.document.DocumentConfig;
import com.truewatch.billing.accounts.realname.document.DocumentKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at a document before it is kept: whoever opens it later trusts that it only shows something. */
@Singleton
public class DocumentInspection {
    private static final Logger LOG = Logger.getLogger(DocumentInspection.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** The objects of a PDF take ten times its size in memory. */
    private final Semaphore onePdfAtATime = new Semaphore(1, true);

    private final DocumentScanner scanner;

    DocumentInspection(DocumentScanner scanner) {
        this.scanner = scanner;
    }

    /** Nobody is asked where no scanner is configured. */
    @Produces
    @Singleton
    static DocumentScanner scanner(DocumentConfig config) {
        DocumentConfig.Scanner settings = config.scanner();
        return settings.host()
                .<DocumentScanner>map(host -> new ClamdScanner(host, settings.port(), settings.timeout()))
                .orElse(content -> true);
    }

    /**
     * The document, with what it was recognised as.
     *
     * @throws ProblemException {@code unsupported-media-type} for what is none; {@code invalid-request} for one that does
     *     more than to show itself, is too large once unpacked or cannot be read; {@code unavailable} while that cannot be
     *     told
     */
    public InspectedDocument inspect(byte[] content) {
        DocumentKind kind =
                DocumentKind.of(content).orElseThrow(() -> new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE));
        Optional<String> flaw = kind == DocumentKind.PDF ? pdf(content) : picture(kind, content);
        flaw.ifPresent(DocumentInspection::refuse);
        scan(content);
        return new InspectedDocument(kind, content);
    }

    private Optional<String> pdf(byte[] content) {
        try {
            if (!onePdfAtATime.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable(RETRY);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(RETRY);
        }
        try {
            return PdfInspection.flaw(content);
        } finally {
            onePdfAtATime.release();
        }
    }

    private static Optional<String> picture(DocumentKind kind, byte[] content) {
        Optional<PictureSize> size = PictureSize.of(kind, content);
        if (size.isEmpty()) {
            return Optional.of("must be a picture whose header can be read");
        }
        return size.get().isBearable() ? Optional.empty() : Optional.of(PictureSize.RULE);
    }

    private void scan(byte[] content) {
        try {
            if (!scanner.isClean(content)) {
                refuse("must not hold malware");
            }
        } catch (IOException silent) {
            LOG.warnf("The scanner of documents %s", silent.getMessage());
            throw ProblemException.unavailable(RETRY);
        }
    }

    private static void refuse(String flaw) {
        throw ProblemException.violation("/file", flaw);
    }
}
