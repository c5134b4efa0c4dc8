package org.litopys.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.StoreUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what goes wrong in an {@link ApiController} as a problem (RFC 9457). */
@RestControllerAdvice(assignableTypes = ApiController.class)
public class Problems {
    /** The methods of whatever is read, for the header Allow. */
    static final String READ = "GET, HEAD";

    private final String base;

    /**
     * @param base address under which people reach {@code /problems/}, without a slash at its end;
     *     may be empty
     */
    Problems(@Value("${litopys.base-url:}") String base) {
        this.base = base;
    }

    /**
     * The body of a problem, as the command side writes it.
     *
     * @param type address of the page that explains the rule
     * @param detail what is wrong, and what the caller can do
     * @param retryAfter seconds; null where asking again changes nothing
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Body(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            @Nullable Integer retryAfter,
            List<FaultText> errors) {}

    /**
     * One fault in the language of the caller.
     *
     * @param pointer RFC 6901 into the object of all parameters: {@code /status}
     */
    public record FaultText(String pointer, String parameter, String code, String detail) {}

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
        response.setHeader(HttpHeaders.ALLOW, READ);
        write(QueryProblem.of(405, "read-only", cause.getMethod()), request, response);
    }

    @ExceptionHandler
    void notAcceptable(
            HttpMediaTypeNotAcceptableException cause,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(Accepted.none(request, MediaType.APPLICATION_JSON_VALUE), request, response);
    }

    /** Writes a problem in the language of the request, unless the answer has begun. */
    public void write(
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
        Integer retryAfter = retryAfter(problem.status());
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        byte[] body = Json.MAPPER.writeValueAsBytes(body(problem, language, request));
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static @Nullable Integer retryAfter(int status) {
        return switch (status) {
            case 503 -> 2;
            case 429, 504 -> 1; // what was waited for
            default -> null;
        };
    }

    private Body body(QueryProblem problem, String language, HttpServletRequest request) {
        return new Body(
                base + "/problems/" + problem.rule(),
                ProblemTexts.title(problem, language),
                problem.status(),
                ProblemTexts.reason(problem, language)
                        + " "
                        + ProblemTexts.wayOut(problem, language),
                instance(request.getRequestURI(), request.getQueryString()),
                retryAfter(problem.status()),
                problem.faults().stream()
                        .map(fault ->
                                new FaultText(
                                        pointer(fault.parameter()),
                                        fault.parameter(),
                                        fault.code(),
                                        ProblemTexts.detail(fault, language)))
                        .toList());
    }

    private static String pointer(String parameter) {
        return "/" + parameter.replace("~", "~0").replace("/", "~1");
    }

    /** Empty where the request was so wrong that it has no path. */
    private static String instance(@Nullable String path, @Nullable String query) {
        if (path == null) {
            return "";
        }
        return Parameters.shortened(query == null ? path : path + "?" + query);
    }
}
