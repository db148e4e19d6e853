package com.truewatch.billing.accounts.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Names the service's address in the document, when the service starts: an explorer on the management port would call
 * that port otherwise. Without the setting {@code accounts.http.public-url} the document is left as it is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class PublicServer implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        ConfigProvider.getConfig()
                .getOptionalValue("accounts.http.public-url", String.class)
                .ifPresent(url ->
                        document.setServers(List.of(OASFactory.createServer().url(url))));
    }
}
