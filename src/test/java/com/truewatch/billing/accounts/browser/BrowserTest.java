package com.truewatch.billing.accounts.browser;

import com.truewatch.billing.accounts.testing.DatabaseSnapshot;
import com.truewatch.billing.accounts.testing.RunningService;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A browser and the packaged service in local mode, which all classes use in turn: each finds the service's data as they were
 * after its start.
 */
@ExtendWith(BrowserTest.OfTheWholeRun.class)
abstract class BrowserTest {
    static Chromium chromium;
    static RunningService service;

    @BeforeAll
    static void goBackToTheStart(Running running) throws SQLException {
        chromium = running.chromium;
        service = running.service;
        running.afterStart.restore();
    }

    /** Both processes, from the first class to the last. */
    static final class Running implements AutoCloseable {
        private final Chromium chromium;
        private final RunningService service;
        private final DatabaseSnapshot afterStart;

        Running() throws IOException, SQLException {
            chromium = Chromium.launchOrSkip();
            service = RunningService.started();
            afterStart = DatabaseSnapshot.take(service.jdbcUrl());
        }

        @Override
        public void close() throws IOException {
            chromium.close();
            service.close();
        }
    }

    /** JUnit closes what it has made once every class has run. */
    static final class OfTheWholeRun implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Running.class;
        }

        @Override
        public Running resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(OfTheWholeRun.class))
                    .computeIfAbsent(Running.class, it -> start(), Running.class);
        }

        private static Running start() {
            try {
                return new Running();
            } catch (IOException | SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
