package com.truewatch.billing.accounts.platform.production;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Starts the service unless its settings are unfit for production; each that is unfit is named, all at once. */
@QuarkusMain(name = "production")
public class ProductionMain {
    private static final String GENERATE_KEYS = "generate-keys";
    private static final String MIGRATE = "migrate";
    private static final int UNFIT = 1;

    /**
     * {@code generate-keys <directory>} makes keys and ends, {@code migrate} brings the schema to this version and ends; other
     * arguments are Quarkus's.
     */
    public static void main(String... args) throws GeneralSecurityException, JoseException {
        if (args.length > 0 && GENERATE_KEYS.equals(args[0])) {
            generateKeys(args);
            return;
        }
        // Reading settings logs, and what logs first chooses the logging of the whole process.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        if (args.length > 0 && MIGRATE.equals(args[0])) {
            migrate();
            return;
        }
        List<String> flaws = new ProductionRules(ConfigProvider.getConfig()).flaws();
        if (flaws.isEmpty()) {
            Quarkus.run(null, ProductionMain::end, args);
            return;
        }
        // There is no log before there is a service.
        System.err.println("Not started:");
        flaws.forEach(System.err::println);
        System.exit(UNFIT);
    }

    /** Says itself why there is no service: Quarkus would leave that to a log which ends with the process, unwritten. */
    private static void end(int status, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("Not started:");
            failure.printStackTrace();
        }
        System.exit(status);
    }

    /** The message alone: it says what is wrong, and the trace would hide it. */
    private static void migrate() {
        try {
            System.out.println(new Migrate(ConfigProvider.getConfig()).run());
        } catch (FlywayException | IllegalStateException failed) {
            System.err.println(
                    "Not migrated: " + String.valueOf(failed.getMessage()).strip());
            System.exit(UNFIT);
        }
    }

    private static void generateKeys(String... args) throws GeneralSecurityException, JoseException {
        if (args.length != 2) {
            System.err.println("No keys were made: say where, as in generate-keys <directory>");
            System.exit(UNFIT);
        }
        try {
            new GenerateKeys(Path.of(args[1])).run();
        } catch (IOException refused) {
            System.err.println("No keys were made: " + refused);
            System.exit(UNFIT);
        }
    }
}
