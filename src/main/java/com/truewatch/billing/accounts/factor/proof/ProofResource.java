package com.truewatch.billing.accounts.factor.proof;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proofs within a session. */
@Path(Api.V1 + "/account/proofs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class ProofResource {
    private final CurrentHolder caller;
    private final ProofService service;

    ProofResource(CurrentHolder caller, ProofService service) {
        this.caller = caller;
        this.service = service;
    }

    /** A repeat needs another value of the app anyway. */
    @POST
    @WithoutIdempotencyKey
    @Operation(
            operationId = "giveProof",
            summary = "Show a secret again",
            description =
                    "What needs a fresh proof answers 403 `stronger-login-required` with `needs: FRESH_PROOF` unless a "
                            + "secret was shown within five minutes, by a login or here: the password, a passkey, or the value of an authenticator "
                            + "app; where the account has neither password nor factor, a code of `requestLoginCode` that went to "
                            + "the email. The next token of `refreshSession` says so in its claim `auth_time`.")
    @APIResponse(responseCode = "204", description = "This session's proof is fresh for five minutes")
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.INVALID_CREDENTIALS,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.PASSWORD_NOT_SET,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public void give(@NotNull @Valid GiveProofRequest body) {
        Holder holder = caller.get();
        switch (body.kind()) {
            case PASSWORD -> service.byPassword(holder, Objects.requireNonNull(body.password()));
            case TOTP -> service.byTotp(holder, Objects.requireNonNull(body.totp()));
            case PASSKEY ->
                service.byPasskey(
                        holder,
                        new SecondProof.Passkey(
                                Objects.requireNonNull(body.challengeId()), Objects.requireNonNull(body.passkey())));
            case CODE ->
                service.byCode(
                        holder, Objects.requireNonNull(body.codeRequestId()), Objects.requireNonNull(body.code()));
        }
    }

    /**
     * One of the proofs.
     *
     * @param password as it was set
     * @param totp six ASCII digits; leading zeros count
     * @param codeRequestId the {@code id} that {@code POST /login-codes} gave
     * @param code six ASCII digits; leading zeros count
     * @param challengeId names what the passkey has signed
     * @param passkey what the browser has answered
     */
    @Schema(
            description =
                    "`password`, or `totp`, or `challengeId` and `passkey`, or `codeRequestId` and `code`; nothing of another.")
    record GiveProofRequest(
            @Nullable @Size(min = 1, max = 1024) @Schema(description = "The password, whole.")
            String password,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "The value that the authenticator app shows.", examples = "123456")
            String totp,

            @Nullable @Schema(description = "The `id` that `requestLoginCode` gave.")
            UUID codeRequestId,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.")
            String code,

            @Nullable @Schema(description = "The `id` that `requestPasskeyChallenge` gave.")
            UUID challengeId,

            @Nullable @Schema(description = "`AuthenticationResponseJSON` of WebAuthn, as the browser's `toJSON` gives it.")
            Map<String, Object> passkey) {
        /** Which proof. */
        enum Kind {
            PASSWORD,
            TOTP,
            PASSKEY,
            CODE
        }

        /**
         * Which it is.
         *
         * @throws ProblemException {@code invalid-request} for none, several, or a half of one
         */
        Kind kind() {
            boolean byCode = codeRequestId != null || code != null;
            boolean byPasskey = challengeId != null || passkey != null;
            long proofs = Stream.of(password != null, totp != null, byCode, byPasskey)
                    .filter(it -> it)
                    .count();
            if (proofs != 1) {
                throw ProblemException.violation("", "must have exactly one proof");
            }
            if (byCode) {
                require(codeRequestId, "/codeRequestId");
                require(code, "/code");
                return Kind.CODE;
            }
            if (byPasskey) {
                require(challengeId, "/challengeId");
                require(passkey, "/passkey");
                return Kind.PASSKEY;
            }
            return password == null ? Kind.TOTP : Kind.PASSWORD;
        }

        private static void require(@Nullable Object member, String pointer) {
            if (member == null) {
                throw ProblemException.violation(pointer, "must not be null");
            }
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "GiveProofRequest";
        }
    }
}
