package org.litopys.query;

import java.util.List;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter name of the query parameter or part of the path
 * @param code its text is {@code fault.CODE} in problems_*.properties
 * @param arguments what the text names: the value, the allowed values, the limit
 */
public record Fault(String parameter, String code, List<String> arguments) {
    public static Fault of(String parameter, String code, String... arguments) {
        return new Fault(parameter, code, List.of(arguments));
    }
}
