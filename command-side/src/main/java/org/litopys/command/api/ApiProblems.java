package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Every refusal of the API as a problem of RFC 9457, also for methods and addresses that are none.
 */
@RestControllerAdvice(
        assignableTypes = {
            CommandEndpoint.class,
            CatalogueEndpoint.class,
            ApiProblems.Elsewhere.class,
            ProblemPages.class
        })
class ApiProblems {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final Answers answers;

    ApiProblems(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> answer(Exception thrown, HttpServletRequest request) throws Exception {
        Problem problem = ProblemJson.of(thrown);
        if (problem == null) {
            if (thrown instanceof IOException) {
                throw thrown; // the caller is gone
            }
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
            problem = Problem.of(ApiRule.INTERNAL_ERROR);
        }
        return answers.answer(problem, Requests.language(request), request.getRequestURI());
    }

    /** What is asked of the API's addresses but is not offered there. */
    @RestController
    static class Elsewhere {
        @RequestMapping("/api/commands")
        void commands(HttpServletRequest request) {
            throw wrongMethod(request, Set.of("GET", "POST"));
        }

        @RequestMapping("/api/commands/{type}")
        void command(HttpServletRequest request) {
            throw wrongMethod(request, Set.of("GET", "POST"));
        }

        @RequestMapping("/api/commands/{type}/**")
        void nothing(HttpServletRequest request) {
            throw Problem.of(ApiRule.NO_SUCH_ADDRESS, request.getRequestURI()).asException();
        }

        @RequestMapping({"/api", "/api/openapi.json"})
        void documentation(HttpServletRequest request) {
            throw wrongMethod(request, Set.of("GET"));
        }

        private static Problem.Exception wrongMethod(
                HttpServletRequest request, Set<String> allowed) {
            String all = String.join(", ", new TreeSet<>(allowed));
            return Problem.of(ApiRule.WRONG_METHOD, request.getMethod(), all)
                    .with(HttpHeaders.ALLOW, all)
                    .asException();
        }
    }
}
