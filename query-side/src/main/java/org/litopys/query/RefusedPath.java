package org.litopys.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Says as a problem why Tomcat refuses a request, such as one with {@code %00} in its path or with
 * a letter that is not percent-encoded: it does so before any filter or controller sees the
 * request, and then only a valve of the host can answer.
 */
final class RefusedPath extends ErrorReportValve {
    private static final Pattern REFUSED_IN_A_PATH =
            Pattern.compile("%(00|2F|5C|(?![0-9A-F]{2}))", Pattern.CASE_INSENSITIVE);

    private final Problems problems;

    RefusedPath(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (request.getContext() != null // the application answers for itself
                || response.getStatus() != HttpStatus.BAD_REQUEST.value()) {
            return;
        }
        String path = Objects.toString(request.getRequestURI(), "");
        // Where the first line itself could not be read there is no path, and no browser behind it.
        if (!path.isEmpty() && !path.matches("/(api|log)/.*")) {
            return;
        }
        // Else a letter that is not encoded, or a first line and headers longer than Tomcat reads.
        String rule =
                REFUSED_IN_A_PATH.matcher(path).find() ? "path-unreadable" : "request-unreadable";
        try {
            problems.write(QueryProblem.of(400, rule), request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // whoever asked is gone
        }
    }
}
