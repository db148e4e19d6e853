package com.truewatch.billing.accounts.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; Playwright's own download is never used. */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        this.playwright = Playwright.create();
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** Leaves the calling tests out where this machine has no Chromium. */
    static Chromium launchOrSkip() {
        Assumptions.assumeTrue(Installed.EXECUTABLE.isPresent());
        return new Chromium(Installed.EXECUTABLE.get());
    }

    /** Cookies and storage of its own, as a person's browser would start with. */
    BrowserContext newContext() {
        return browser.newContext();
    }

    /** The same, as somebody has set it up. */
    BrowserContext newContext(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** Looked for once in a run, so that its absence is told once. */
    private static final class Installed {
        static final Optional<Path> EXECUTABLE = find();

        private static Optional<Path> find() {
            Optional<Path> found = Stream.of(
                            System.getProperty("CHROMIUM"),
                            System.getenv("CHROMIUM"),
                            "/usr/bin/chromium",
                            "/usr/bin/chromium-browser",
                            "/usr/bin/google-chrome")
                    .filter(Objects::nonNull)
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isEmpty()) {
                System.out.println("No Chromium found: the browser tests were left out.");
            }
            return found;
        }
    }
}
