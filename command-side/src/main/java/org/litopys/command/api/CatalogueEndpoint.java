package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of the ledger: every command with its schema, and the OpenAPI document. */
@RestController
class CatalogueEndpoint {
    private final CommandCatalogue catalogue;
    private final CommandDescriptions descriptions;
    private final OpenApi openApi;

    CatalogueEndpoint(
            CommandCatalogue catalogue, CommandDescriptions descriptions, OpenApi openApi) {
        this.catalogue = catalogue;
        this.descriptions = descriptions;
        this.openApi = openApi;
    }

    @GetMapping("/api/commands")
    ResponseEntity<byte[]> all(HttpServletRequest request) {
        Language language = Requests.language(request);
        CatalogueFilter filter = CatalogueFilter.of(request.getParameterMap(), catalogue);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "commands",
                catalogue.all().stream()
                        .filter(filter::shows)
                        .map(entry -> descriptions.json(entry, language))
                        .toList());
        return answer(json, language);
    }

    @GetMapping("/api/commands/{type}")
    ResponseEntity<byte[]> one(@PathVariable String type, HttpServletRequest request) {
        Language language = Requests.language(request);
        return answer(descriptions.json(catalogue.get(type), language), language);
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> openApi(HttpServletRequest request) {
        Language language = Requests.language(request);
        return answer(openApi.document(language), language);
    }

    private static ResponseEntity<byte[]> answer(Map<String, Object> json, Language language) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Answers.JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(Answers.pretty(json));
    }
}
