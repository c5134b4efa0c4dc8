package org.litopys.query.journal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.Wait;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/receipts/{commandId}}: what a command caused, with proof ({@link
 * VerifiableReceipt}). 404 where no event names the command; 409 with Retry-After where its events
 * are in the ledger but not yet under a signed checkpoint, which takes less than a second; {@code
 * wait=} waits for that.
 *
 * <p>An id of a command is unique for its record: {@code subject} (reference or identifier) chooses
 * among commands with one id, else it is the first in the order of the ledger; a header Link
 * (rel="related") leads to each other.
 */
@RestController
class ReceiptEndpoint implements ApiController {
    private static final String SUBJECT = "subject";

    private final Receipts receipts;
    private final JournalWait wait;
    private final FilterReader filters;

    ReceiptEndpoint(Receipts receipts, JournalWait wait, FilterReader filters) {
        this.receipts = receipts;
        this.wait = wait;
        this.filters = filters;
    }

    @GetMapping("/api/receipts/{commandId}")
    ResponseEntity<byte[]> receipt(
            @PathVariable String commandId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        UUID id = idOf(commandId);
        Parameters parameters = new Parameters(request.getParameterMap());
        parameters.allow(Set.of(Wait.PARAMETER, SUBJECT));
        String until = parameters.one(Wait.PARAMETER);
        parameters.check();
        if (until != null) {
            wait.until(until);
        }
        String subject = filters.subject(parameters);
        parameters.check();
        Receipts.@Nullable Found found;
        try {
            found = receipts.of(id, subject);
        } catch (Receipts.NotYet e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            throw QueryProblem.of(409, "receipt-not-yet", commandId);
        }
        if (found == null) {
            throw subject == null
                    ? QueryProblem.of(404, "unknown-receipt", commandId)
                    : QueryProblem.of(
                            404,
                            "receipt-of-another-record",
                            commandId,
                            String.valueOf(parameters.one(SUBJECT)));
        }
        for (String other : found.others()) {
            response.addHeader(
                    HttpHeaders.LINK,
                    "</api/receipts/%s?subject=%s>; rel=\"related\"".formatted(id, other));
        }
        VerifiableReceipt receipt = found.receipt();
        List<VerifiableReceipt.ProvedEvent> events = receipt.events();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(AsOf.HEADER, Long.toString(events.getLast().position()))
                .body(receipt.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw QueryProblem.of(404, "not-a-command-id", Parameters.shortened(text));
        }
    }
}
