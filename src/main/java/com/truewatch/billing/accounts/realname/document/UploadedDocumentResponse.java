package com.truewatch.billing.accounts.realname.document;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A document that waits for an application.
 *
 * @param id which the application names
 */
@Schema(name = "UploadedDocument", description = "A document that waits for an application.")
record UploadedDocumentResponse(UUID id) {}
