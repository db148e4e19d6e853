package com.truewatch.billing.accounts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may reach whom, who may open a transaction, who may ask what time it is. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.truewatch.billing.accounts";

    private static final String PLATFORM = ROOT + ".platform..";
    private static final String LOCAL = ROOT + ".platform.local..";
    private static final String DELIVERY = ROOT + ".delivery..";

    /** The features in their order: each knows those on the floors below by name, and nobody beside or above it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("activity", "delivery", "reference"),
            Set.of("account"),
            Set.of("realname", "verification"),
            Set.of("session"),
            Set.of("credential", "operator", "password", "registration"),
            Set.of("undo"),
            Set.of("cloudaccount", "directory", "factor", "recovery"),
            Set.of("closure", "workspace"));

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage(LOCAL), DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule featuresReachOnlyTheFloorsBelow =
            classes().that().resideOutsideOfPackage(PLATFORM).should(new OnlyReachFloorsBelow());

    @ArchTest
    static final ArchRule thePlatformKnowsNoFeature = noClasses()
            .that(resideInAPackage(PLATFORM).and(not(resideInAPackage(LOCAL))))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(PLATFORM))));

    @ArchTest
    static final ArchRule nobodyReachesIntoLocalMode = noClasses()
            .that()
            .resideOutsideOfPackage(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LOCAL);

    /**
     * Whoever reads a service reads where its transactions begin and end. Anybody may demand the caller's. What no service
     * calls has to open its own: the platform underneath them, and the workers that deliver messages.
     */
    @ArchTest
    static final ArchRule transactionsBeginInServices = classes()
            .that()
            .haveSimpleNameNotEndingWith("Service")
            .and()
            .resideOutsideOfPackages(PLATFORM, DELIVERY)
            .should(new JoinTransactionsOnly());

    @ArchTest
    static final ArchRule onlyTheClockKnowsTheTime = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".platform.time..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaAccess<?>>("it asks what time it is") {
                private static final Set<Class<?>> TIMES = Set.of(
                        Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

                @Override
                public boolean test(JavaAccess<?> access) {
                    JavaClass owner = access.getTargetOwner();
                    return switch (access.getName()) {
                        case "now" -> TIMES.stream().anyMatch(owner::isEquivalentTo);
                        case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                        case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                            owner.isEquivalentTo(Clock.class);
                        default -> false;
                    };
                }
            });

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith(Inject.class)
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule resourcesDoNotTouchRepositories = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PanacheRepositoryBase.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule everyOperationSaysWhoMayCallIt = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(be(
                    new DescribedPredicate<JavaMethod>(
                            "open to named roles or permissions, to the authenticated or to all") {
                        @Override
                        public boolean test(JavaMethod method) {
                            return Set.of(
                                            RolesAllowed.class,
                                            PermissionsAllowed.class,
                                            Authenticated.class,
                                            PermitAll.class)
                                    .stream()
                                    .anyMatch(it -> method.isAnnotatedWith(it)
                                            || method.getOwner().isAnnotatedWith(it));
                        }
                    }));

    /** The open ones answer with tokens, or cannot tell one caller from another. */
    @ArchTest
    static final ArchRule everyPostWithATokenSaysWhetherItTakesAKey = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and()
            .areNotAnnotatedWith(PermitAll.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(PermitAll.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(LOCAL)
            .should()
            .beAnnotatedWith(Idempotent.class)
            .orShould()
            .beAnnotatedWith(WithoutIdempotencyKey.class);

    @ArchTest
    static final ArchRule featuresThrowProblems = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WebApplicationException.class);

    /** A command that ends, or a start that is refused, comes before there is a log. */
    @ArchTest
    static final ArchRule oneLogger = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".platform.production")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    /** What is counted is a constant, of which the page of metrics is written. */
    @ArchTest
    static final ArchRule metersAreMetrics = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".platform.metrics")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it registers a meter by itself") {
                private static final Set<String> REGISTERING =
                        Set.of("builder", "counter", "gauge", "more", "summary", "timer");

                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().getPackageName().startsWith("io.micrometer.core.instrument")
                            && REGISTERING.contains(call.getName());
                }
            });

    /** Repositories ask for their entities so; of any other type Hibernate ORM would keep a plan per call, see ScalarQuery. */
    @ArchTest
    static final ArchRule nativeQueriesForValuesAreScalar = noClasses()
            .that()
            .areNotAssignableTo(PanacheRepositoryBase.class)
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it asks in SQL for a type") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getName().equals("createNativeQuery")
                            && call.getTarget().getRawParameterTypes().size() > 1;
                }
            });

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    /** A feature's own classes, those of the floors below, and everything outside this service. */
    private static final class OnlyReachFloorsBelow extends ArchCondition<JavaClass> {
        OnlyReachFloorsBelow() {
            super("reach their own feature and those on the floors below it only");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(it -> {
                        JavaClass target = it.getTargetClass();
                        return resideInAPackage(ROOT + "..").test(target)
                                && !feature(target).equals(feature(type))
                                && floor(target) >= floor(type);
                    })
                    .forEach(it -> events.add(SimpleConditionEvent.violated(type, it.getDescription())));
        }

        private static int floor(JavaClass type) {
            String feature = feature(type);
            for (int floor = 0; floor < FLOORS.size(); floor++) {
                if (FLOORS.get(floor).contains(feature)) {
                    return floor;
                }
            }
            throw new AssertionError(feature + " has no place in the order of features");
        }

        private static String feature(JavaClass type) {
            String inside = type.getPackageName().substring(ROOT.length());
            return inside.isEmpty() ? "" : inside.substring(1).split("\\.", -1)[0];
        }
    }

    /** No annotation but one that demands a transaction, and no transaction begun by hand. */
    private static final class JoinTransactionsOnly extends ArchCondition<JavaClass> {
        private static final Set<Class<?>> BY_HAND = Set.of(
                QuarkusTransaction.class, LastTransaction.class, TransactionManager.class, UserTransaction.class);

        JoinTransactionsOnly() {
            super("join the transaction of a service, and neither open nor forbid one");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(Stream.of(type), type.getMethods().stream())
                    .filter(JoinTransactionsOnly::opensOrForbids)
                    .forEach(it -> events.add(SimpleConditionEvent.violated(type, it + " is @Transactional")));
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> BY_HAND.stream().anyMatch(call.getTargetOwner()::isEquivalentTo))
                    .forEach(it -> events.add(SimpleConditionEvent.violated(type, it.getDescription())));
        }

        private static boolean opensOrForbids(HasAnnotations<?> annotated) {
            return annotated
                    .tryGetAnnotationOfType(Transactional.class)
                    .filter(it -> it.value() != TxType.MANDATORY)
                    .isPresent();
        }
    }
}
