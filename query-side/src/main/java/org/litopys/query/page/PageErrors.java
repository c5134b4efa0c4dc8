package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.StoreUnavailable;
import org.litopys.query.Fault;
import org.litopys.query.ProblemTexts;
import org.litopys.query.QueryProblem;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says on a page what went wrong and what the way on is. */
@ControllerAdvice(annotations = Screen.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors implements ErrorViewResolver, HandlerExceptionResolver {
    /** What the pages have words for. */
    static final List<String> KNOWN =
            List.of("notFound", "forbidden", "badRequest", "unavailable", "failed");

    private final Frames frames;

    PageErrors(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler(QueryProblem.class)
    ModelAndView problem(
            QueryProblem problem, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(problem.status());
        Frame f = frames.plain(request);
        List<String> arguments = problem.arguments();
        return switch (problem.rule()) {
            case "not-found" ->
                    message(
                            f,
                            f.t("problem.noRecord", arguments.get(1)),
                            f.t("problem.noRecordText"),
                            "/" + arguments.get(0),
                            f.t("problem.list"));
            case "not-found-then" ->
                    message(
                            frames.past(request),
                            f.t("problem.notYet", arguments.get(0)),
                            f.t("problem.notYetText", arguments.get(1)),
                            Frames.address(request)
                                    .without("at", "clock", "seq", "cursor")
                                    .with("pos", arguments.get(1))
                                    .toString(),
                            f.t("problem.showFirst"));
            default ->
                    isAboutTheMoment(problem)
                            ? message(
                                    f,
                                    f.t("problem.noMoment"),
                                    f.t("problem.noMomentText"),
                                    now(request),
                                    f.t("past.back"))
                            : known(f, problem.status(), problem.faults());
        };
    }

    private static boolean isAboutTheMoment(QueryProblem problem) {
        return !problem.faults().isEmpty()
                && problem.faults().stream()
                        .allMatch(fault -> Address.AS_OF.contains(fault.parameter()));
    }

    /** The same page, not as of any moment. */
    private static String now(HttpServletRequest request) {
        Address here = Frames.address(request).without("cursor");
        return here.without(Address.AS_OF.toArray(String[]::new)).toString();
    }

    @ExceptionHandler({StoreUnavailable.class, DataAccessException.class})
    ModelAndView unavailable(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return page(request, HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /**
     * An address that is no page's: somebody with a browser gets a page, whatever the application
     * answers programs. Null leaves it to the application.
     */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception exception) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (!(exception instanceof NoResourceFoundException)
                || accept == null
                || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return null;
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return page(request, HttpStatus.NOT_FOUND.value());
    }

    /** For errors outside the pages' own controllers: no such address, no role, a failure. */
    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(request, status.value());
    }

    private ModelAndView page(HttpServletRequest request, int status) {
        return known(frames.plain(request), status, List.of());
    }

    private static ModelAndView known(Frame f, int status, List<Fault> faults) {
        String problem =
                switch (status) {
                    case 403 -> "forbidden";
                    case 404 -> "notFound";
                    case 503, 504 -> "unavailable";
                    default -> status < 500 ? "badRequest" : "failed";
                };
        List<String> sentences = new ArrayList<>();
        for (Fault fault : faults) {
            sentences.add(
                    f.t(
                            "problem.fault",
                            fault.parameter(),
                            ProblemTexts.detail(fault, f.language().code())));
        }
        sentences.add(f.t("problem." + problem + "Text"));
        boolean noRole = status == 403; // then the overview would say the same again
        return page(
                f,
                new Message(
                        f.t("problem." + problem),
                        sentences,
                        noRole ? "/help" : "/overview",
                        f.t(noRole ? "frame.help" : "problem.overview")));
    }

    private static ModelAndView message(
            Frame f, String title, String sentence, String href, String link) {
        return page(f, new Message(title, List.of(sentence), href, link));
    }

    private static ModelAndView page(Frame f, Message message) {
        return new ModelAndView("message", Map.of("f", f, "message", message));
    }
}
