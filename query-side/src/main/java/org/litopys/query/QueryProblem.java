package org.litopys.query;

import java.util.List;

/**
 * Why a question cannot be answered, before it is put into a language. Pages show it, the API
 * answers it as RFC 9457. Cheap: it has no stack trace.
 */
public final class QueryProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String rule;
    private final transient List<String> arguments;
    private final transient List<Fault> faults;

    private QueryProblem(int status, String rule, List<String> arguments, List<Fault> faults) {
        super(rule + " " + arguments + " " + faults, null, false, false);
        this.status = status;
        this.rule = rule;
        this.arguments = arguments;
        this.faults = faults;
    }

    /**
     * @param status of HTTP
     * @param rule its texts are {@code RULE.title}, {@code RULE.reason} and {@code RULE.wayOut} in
     *     problems_*.properties
     * @param arguments what the texts name
     */
    public static QueryProblem of(int status, String rule, String... arguments) {
        return new QueryProblem(status, rule, List.of(arguments), List.of());
    }

    /** Parameters that cannot be understood: 400, each fault named. */
    public static QueryProblem badParameters(List<Fault> faults) {
        return new QueryProblem(400, "bad-parameters", List.of(), List.copyOf(faults));
    }

    public static QueryProblem badParameter(String parameter, String code, String... arguments) {
        return badParameters(List.of(Fault.of(parameter, code, arguments)));
    }

    public int status() {
        return status;
    }

    public String rule() {
        return rule;
    }

    public List<String> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }
}
