package org.litopys.command.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not carried out (RFC 9457), before it is put into a language.
 *
 * @param status of HTTP
 * @param rule names the texts {@code RULE.title}, {@code RULE.reason} and {@code RULE.wayOut}, and
 *     the page {@code /problems/RULE}
 * @param arguments what the texts name
 * @param faults each single fault, where there are several or where it has a place in the body
 * @param retryAfter when the same request may work; null where waiting does not help
 * @param headers further headers of the answer
 */
record Problem(
        int status,
        String rule,
        List<String> arguments,
        List<Fault> faults,
        @Nullable Duration retryAfter,
        Map<String, String> headers) {

    static Problem of(ApiRule rule, String... arguments) {
        return of(rule.status(), rule.key(), arguments);
    }

    static Problem of(int status, String rule, String... arguments) {
        return new Problem(status, rule, List.of(arguments), List.of(), null, Map.of());
    }

    Problem with(List<Fault> all) {
        return new Problem(status, rule, arguments, List.copyOf(all), retryAfter, headers);
    }

    Problem with(String header, String value) {
        return new Problem(status, rule, arguments, faults, retryAfter, Map.of(header, value));
    }

    Problem after(Duration wait) {
        return new Problem(status, rule, arguments, faults, wait, headers);
    }

    /** To be thrown; the advice of the API turns it into the answer. */
    Problem.Exception asException() {
        return new Exception(this);
    }

    /** Carries a problem out of wherever it was found. */
    static final class Exception extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        private Exception(Problem problem) {
            super(problem.rule(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
