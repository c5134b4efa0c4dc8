package org.litopys.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.StoreUnavailable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what goes wrong in an {@link ApiController} as a problem (RFC 9457). */
@RestControllerAdvice(assignableTypes = ApiController.class)
public class Problems {
    private static final String RETRY_AFTER_SECONDS = "2";

    /**
     * The body of a problem.
     *
     * @param type address of the page that explains the rule
     * @param wayOut what the caller can do
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Body(
            String type,
            String title,
            int status,
            String detail,
            String wayOut,
            String instance,
            List<FaultText> errors) {}

    /** One fault in the language of the caller. */
    public record FaultText(String parameter, String code, String detail) {}

    @ExceptionHandler
    void answer(QueryProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(problem, request, response);
    }

    @ExceptionHandler({StoreUnavailable.class, DataAccessResourceFailureException.class})
    void unavailable(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(QueryProblem.of(503, "store-away"), request, response);
    }

    @ExceptionHandler
    void notReadable(
            HttpRequestMethodNotSupportedException cause,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
        write(QueryProblem.of(405, "read-only", cause.getMethod()), request, response);
    }

    /** Writes a problem in the language of the request, unless the answer has begun. */
    public static void write(
            QueryProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        String language = ProblemTexts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (problem.status() == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        byte[] body = Json.MAPPER.writeValueAsBytes(body(problem, language, request));
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Body body(QueryProblem problem, String language, HttpServletRequest request) {
        return new Body(
                "/problems/" + problem.rule(),
                ProblemTexts.title(problem, language),
                problem.status(),
                ProblemTexts.reason(problem, language),
                ProblemTexts.wayOut(problem, language),
                instance(request.getRequestURI(), request.getQueryString()),
                problem.faults().stream()
                        .map(fault ->
                                new FaultText(
                                        fault.parameter(),
                                        fault.code(),
                                        ProblemTexts.detail(fault, language)))
                        .toList());
    }

    private static String instance(String path, @Nullable String query) {
        return Parameters.shortened(query == null ? path : path + "?" + query);
    }
}
