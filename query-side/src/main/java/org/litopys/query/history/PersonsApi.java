package org.litopys.query.history;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.litopys.events.RecordType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.keys.PersonKeys;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.personal.Asked;
import org.litopys.query.personal.PersonalData;
import org.litopys.query.personal.View;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /api/organisations/UA-EDR-38422948/persons}: the only call that gives what is known of
 * persons in clear, and the only one that needs more than the right to read.
 */
@RestController
class PersonsApi implements ApiController {
    private static final String ROLE = "ROLE_";

    private final RecordHistory history;
    private final AsOfReader moments;
    private final PersonalData personalData;

    PersonsApi(RecordHistory history, AsOfReader moments, PersonalData personalData) {
        this.history = history;
        this.moments = moments;
        this.personalData = personalData;
    }

    @GetMapping("/api/organisations/{reference}/persons")
    Map<String, Object> persons(
            @PathVariable String reference,
            Authentication reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        boolean shown = Asked.toSee(request);
        if (!shown && request.getMethod().equals("GET")) {
            throw QueryProblem.of(403, "asked-by-another-site");
        }
        List<String> roles = roles(reader);
        if (!PersonalData.mayBeSeenBy(roles)) {
            throw QueryProblem.of(403, "persons-not-shown", PersonalData.namesOfRoles());
        }
        if (!personalData.canOpen()) {
            throw QueryProblem.of(503, "persons-closed");
        }
        Parameters parameters = new Parameters(request.getParameterMap());
        parameters.allow(AsOfReader.PARAMETERS);
        AsOf asOf = moments.read(parameters);
        response.setHeader(AsOf.HEADER, Long.toString(asOf.position().value()));
        response.setHeader("Cache-Control", "no-store");
        RecordView record = history.record(RecordType.ORGANISATION, reference, asOf);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", RecordType.ORGANISATION.plural());
        body.put("reference", record.row().reference());
        body.put("position", asOf.position().value());
        body.put("contacts", List.of());
        body.put("owners", List.of());
        if (record.state() != null) {
            JsonNode state = record.state().tree();
            View seen =
                    shown
                            ? personalData.opened(
                                    state,
                                    new OrganisationId(record.row().id()),
                                    new PersonKeys.Reading(
                                            reader.getName(),
                                            String.join(",", roles),
                                            request.getRequestURI()))
                            : View.sealed();
            JsonNode persons = seen.of(state);
            put(body, "contacts", persons.path("contacts"));
            put(body, "owners", persons.path("ownership").path("owners"));
        }
        return body;
    }

    private static void put(Map<String, Object> body, String name, JsonNode list) {
        if (list.isArray()) {
            body.put(name, list);
        }
    }

    private static List<String> roles(Authentication reader) {
        return reader.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .sorted()
                .toList();
    }
}
