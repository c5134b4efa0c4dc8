package org.litopys.command.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.eventstore.StoreBusy;
import org.litopys.eventstore.StoreUnavailable;
import org.springframework.dao.DataAccessException;

/** Puts problems into words and JSON (RFC 9457). Thread-safe. */
final class ProblemJson {
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** Ending of the key of a text without an argument that may be empty. */
    static final String NONE = ".none";

    private final Texts texts;
    private final String base;

    /**
     * @param base address under which people reach {@code /problems/}, without a slash at its end;
     *     may be empty
     */
    ProblemJson(Texts texts, String base) {
        this.texts = texts;
        this.base = base;
    }

    /** The problem that an exception stands for; null where it is a programmer's error. */
    static @Nullable Problem of(Throwable thrown) {
        return switch (thrown) {
            case Problem.Exception carried -> carried.problem();
            case Refused refused -> of(refused.refusal());
            case StoreBusy _ -> of(Rule.STORE_BUSY.refusal(""));
            case StoreUnavailable _ -> of(Rule.STORE_UNAVAILABLE.refusal(""));
            // The store of references is the same database.
            case DataAccessException _ -> of(Rule.STORE_UNAVAILABLE.refusal(""));
            case CompletionException completed when completed.getCause() != null ->
                    of(completed.getCause());
            case ExecutionException executed when executed.getCause() != null ->
                    of(executed.getCause());
            default -> null;
        };
    }

    private static Problem of(Refusal refusal) {
        String[] arguments = refusal.arguments().toArray(String[]::new);
        Problem problem = Problem.of(refusal.kind().status(), refusal.rule(), arguments);
        if (!refusal.pointer().isEmpty()) {
            problem = problem.with(List.of(Fault.of(refusal.pointer(), refusal.rule(), arguments)));
        }
        return switch (refusal.kind()) {
            case BUSY -> problem.after(BUSY);
            case UNAVAILABLE -> problem.after(AWAY);
            case CONTENT, STATE, RULE, FORBIDDEN, UNKNOWN, STALE, REUSED_ID -> problem;
        };
    }

    /**
     * @param instance what the problem happened to
     */
    Map<String, Object> json(Problem problem, Language language, String instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", page(problem.rule()));
        json.put("title", texts.say(language, problem.rule() + ".title", problem.arguments()));
        json.put("status", problem.status());
        json.put("detail", detail(problem, language));
        json.put("instance", instance);
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            json.put("retryAfter", retryAfter.toSeconds()); // a line of a stream has no headers
        }
        if (!problem.faults().isEmpty()) {
            json.put(
                    "errors",
                    problem.faults().stream().map(fault -> json(fault, language)).toList());
        }
        return json;
    }

    private String detail(Problem problem, Language language) {
        return say(language, problem.rule() + ".reason", problem.arguments())
                + " "
                + say(language, problem.rule() + ".wayOut", problem.arguments());
    }

    /**
     * Where an argument is empty, as a list of near names may be, a text may have a form without
     * it.
     */
    private String say(Language language, String key, List<String> arguments) {
        String without = key + NONE;
        return arguments.contains("") && texts.find(without, language).isPresent()
                ? texts.say(language, without, arguments)
                : texts.say(language, key, arguments);
    }

    private Map<String, Object> json(Fault fault, Language language) {
        String own = "fault." + fault.code();
        String key = texts.find(own, language).isPresent() ? own : fault.code() + ".reason";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pointer", fault.pointer());
        json.put("code", fault.code());
        json.put("detail", say(language, key, fault.arguments()));
        return json;
    }

    /** Address of the page that explains a rule. */
    String page(String rule) {
        return base + "/problems/" + rule;
    }
}
