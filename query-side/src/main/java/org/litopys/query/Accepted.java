package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** Which form of an answer a caller likes best (RFC 9110 §12.5.1). */
public final class Accepted {
    private Accepted() {}

    /**
     * The best of what is offered; the first where nothing is asked for.
     *
     * @param offered media types, the usual one first
     * @throws QueryProblem (406) where none of them is wanted
     */
    public static String of(HttpServletRequest request, String... offered) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.isBlank()) {
            return offered[0];
        }
        String best = best(accept, offered);
        if (best == null) {
            throw none(request, offered);
        }
        return best;
    }

    private static @Nullable String best(String accept, String... offered) {
        List<MediaType> wanted;
        try {
            wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(wanted);
        } catch (InvalidMediaTypeException | InvalidMimeTypeException unreadable) { // or too many
            return null;
        }
        wanted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
        for (MediaType type : wanted) {
            for (String form : offered) {
                if (type.getQualityValue() > 0 && type.includes(MediaType.valueOf(form))) {
                    return form;
                }
            }
        }
        return null;
    }

    static QueryProblem none(HttpServletRequest request, String... offered) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return QueryProblem.of(
                406,
                "not-acceptable",
                Parameters.shortened(accept == null ? "" : accept),
                String.join(", ", offered));
    }
}
