package com.truewatch.billing.accounts.account.export;

import com.truewatch.billing.accounts.account.AccountResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The export as the contract describes it; a member for each {@link ExportedSection}, in their order. */
@Schema(
        name = "AccountExport",
        description =
                "Everything that is kept about a holder. Each section is a list of rows, whose members are named as "
                        + "elsewhere in this document; rows may gain members, and the export sections.")
record AccountExportResponse(
        @Schema(description = "The moment as of which all of it is.")
        Instant exportedAt,

        @Schema(description = "Whether numbers and former addresses are masked, for want of a fresh proof.")
        boolean masked,

        @Schema(description = "Whether the documents of real-name applications are in the same ZIP file.")
        boolean documents,

        AccountResponse account,

        @Schema(
                description =
                        "The proved addresses with the times of their proofs, and those that are reserved for the account.")
        List<Map<String, Object>> addresses,

        @Schema(
                description =
                        "What the account has besides its profile: settings of staff, when the password was set, the agreement.")
        List<Map<String, Object>> details,

        @Schema(description = "The timeline.") List<Map<String, Object>> activity,

        @Schema(description = "What other services were told of the account.")
        List<Map<String, Object>> events,

        @Schema(description = "Which messages were sent and when, without their codes and links.")
        List<Map<String, Object>> messages,

        @Schema(description = "Calls with an {@code Idempotency-Key} whose answers are still kept.")
        List<Map<String, Object>> keptAnswers,

        @Schema(description = "Codes that were asked for, without the codes.")
        List<Map<String, Object>> codes,

        @Schema(description = "Wrong codes, passwords and second proofs that are still counted.")
        List<Map<String, Object>> failedAttempts,

        @Schema(description = "Browsers that the account knows, without what they are known by.")
        List<Map<String, Object>> knownBrowsers,

        @Schema(description = "Applications for real-name authentication, with what they say.")
        List<Map<String, Object>> realNameApplications,

        @Schema(description = "Their documents, and those that wait for an application.")
        List<Map<String, Object>> realNameDocuments,

        @Schema(description = "When these were read and decided.")
        List<Map<String, Object>> realNameActs,

        @Schema(description = "Sessions, without their tokens.")
        List<Map<String, Object>> sessions,

        @Schema(description = "Logins that waited or wait for their second proof.")
        List<Map<String, Object>> loginTickets,

        @Schema(description = "Tickets by which the console sent the holder over.")
        List<Map<String, Object>> entryTickets,

        @Schema(description = "Changes of email and phone.") List<Map<String, Object>> credentialChanges,

        @Schema(description = "Rights to undo them.") List<Map<String, Object>> undoRights,

        @Schema(description = "What was undone, and how a contest of it was decided.")
        List<Map<String, Object>> undos,

        @Schema(description = "What staff did with the account.")
        List<Map<String, Object>> operatorActs,

        @Schema(description = "Searches of staff that found the account.")
        List<Map<String, Object>> operatorSearches,

        @Schema(description = "Searches of other services that found the account.")
        List<Map<String, Object>> directoryLookups,

        @Schema(description = "Second factors, without their secrets.")
        List<Map<String, Object>> factors,

        @Schema(description = "Second factors that somebody began to enrol.")
        List<Map<String, Object>> factorRegistrations,

        @Schema(description = "Changes of second factors that can be undone, or could.")
        List<Map<String, Object>> factorChanges,

        @Schema(description = "Removals of second factors by staff.")
        List<Map<String, Object>> factorRemovals,

        @Schema(description = "Recoveries of a lost address.")
        List<Map<String, Object>> addressRecoveries,

        @Schema(description = "Cloud accounts.") List<Map<String, Object>> cloudAccounts,

        @Schema(description = "The subscriptions behind them.")
        List<Map<String, Object>> cloudSubscriptions,

        @Schema(description = "Claims by which the account got them.")
        List<Map<String, Object>> cloudAccountClaims,

        @Schema(description = "Disputes about them.") List<Map<String, Object>> cloudAccountDisputes,

        @Schema(description = "Workspaces.") List<Map<String, Object>> workspaces,

        @Schema(description = "The history of their settlement.")
        List<Map<String, Object>> settlements,

        @Schema(description = "A closure that was asked for.")
        List<Map<String, Object>> closureRequests) {}
