package com.truewatch.billing.accounts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may reach whom, who may open a transaction, who may ask what time it is. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.truewatch.billing.accounts";

    private static final String PLATFORM = ROOT + ".platform..";
    private static final String LOCAL = ROOT + ".platform.local..";
    private static final String[] SHARED = {
        ROOT + ".account..", ROOT + ".verification..", ROOT + ".delivery..", ROOT + ".activity..", PLATFORM
    };

    /** Classes beside the services that open or demand a transaction, and why. */
    private static final Set<String> TRANSACTIONAL = Set.of(
            // Rows that belong to what their caller does: they demand its transaction.
            "Journal",
            "Outbox",
            // Counts a try in a transaction of its own, which outlives the refusal.
            "OneTimeCodes",
            // Counts and rows that belong to what their caller does.
            "RateLimits",
            "SmsTraffic",
            "TextMessageBudget",
            "FailedPasswords",
            "FreshStart",
            "CodeRequests",
            // Counts in transactions of their own, before anything dear is done.
            "NewPasswordTries",
            "KeyLimit",
            // Compares a requested code in transactions of its own.
            "RequestedCodes",
            // The same in three transactions as a change's code, and the single ones.
            "PasswordByCode",
            "PasswordByCodeSteps",
            "RegistrationCompletion",
            "RegistrationSteps",
            // The same for the binding of a workspace.
            "BindingConfirmation",
            "BindingSteps",
            // The same for the new address of a recovery.
            "RecoveryConfirmation",
            "RecoverySteps",
            // The single transactions of the closing of an account.
            "ClosureSteps",
            // The one transaction of an undo, whose race is told from a defect outside of it.
            "UndoSteps",
            // A code is taken in three transactions, one after another: this one demands that none is open,
            "CodeConfirmation",
            // and these are the three.
            "CodeSteps",
            // Made at the start, before anyone calls a service.
            "DemoAccount");

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage(LOCAL), DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule featuresReachOnlyWhatIsShared =
            classes().that().resideOutsideOfPackage(PLATFORM).should(new OnlyReachOwnFeatureOrShared());

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

    @ArchTest
    static final ArchRule transactionsBelongToServices = classes()
            .that(new DescribedPredicate<JavaClass>("are transactional") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Transactional.class)
                            || type.getMethods().stream().anyMatch(it -> it.isAnnotatedWith(Transactional.class));
                }
            })
            .should(be(new DescribedPredicate<JavaClass>("services, or one of " + TRANSACTIONAL) {
                @Override
                public boolean test(JavaClass type) {
                    return type.getSimpleName().endsWith("Service") || TRANSACTIONAL.contains(type.getSimpleName());
                }
            }));

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

    /** A feature's own classes, what all features share, and everything outside this service. */
    private static final class OnlyReachOwnFeatureOrShared extends ArchCondition<JavaClass> {
        OnlyReachOwnFeatureOrShared() {
            super("reach their own feature, account, verification, delivery, activity and platform only");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(it -> {
                        JavaClass target = it.getTargetClass();
                        return resideInAPackage(ROOT + "..").test(target)
                                && !resideInAnyPackage(SHARED).test(target)
                                && !feature(target).equals(feature(type));
                    })
                    .forEach(it -> events.add(SimpleConditionEvent.violated(type, it.getDescription())));
        }

        private static String feature(JavaClass type) {
            String inside = type.getPackageName().substring(ROOT.length());
            return inside.isEmpty() ? "" : inside.substring(1).split("\\.", -1)[0];
        }
    }
}
