package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The instance that a buyer gets.
 *
 * @param instanceId its id, the same for each repeat of an order; {@code 0} asks the marketplace to come again
 * @param appInfo where the buyer finds it
 * @param info what the buyer is told
 */
@Schema(name = "AlibabaCloudInstance", description = "The instance that a buyer gets.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstanceResponse(
        @Schema(description = "`0` where it cannot be made now: the marketplace comes again.")
        String instanceId,

        @Nullable AppInfo appInfo,
        @Nullable Info info)
        implements SpiAnswer {
    /** It cannot be made now. */
    static final InstanceResponse LATER = new InstanceResponse("0", null, null);

    static InstanceResponse of(String instanceId, AppInfo appInfo) {
        return new InstanceResponse(instanceId, appInfo, new Info("Instance ID: " + instanceId));
    }

    /** Where a buyer finds it. */
    @Schema(name = "AlibabaCloudAppInfo", description = "Where the buyer finds the instance.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppInfo(URI frontEndUrl, @Nullable URI authUrl) {}

    /** What a buyer is told. */
    @Schema(name = "AlibabaCloudInfo", description = "What the buyer is told.")
    record Info(
            @Schema(description = "With the instance's id, which a claim by ids needs.")
            String remark) {}
}
