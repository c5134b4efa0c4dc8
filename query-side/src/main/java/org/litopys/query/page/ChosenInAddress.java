package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.litopys.query.AsOf;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Settles what somebody chose in the address, and shows the same page at the address that remains:
 * language and theme go into cookies, a date becomes the position that it means (so that the
 * address shows the same tomorrow) and stays for display; what a form sends empty goes.
 */
final class ChosenInAddress implements HandlerInterceptor {
    private final Reading reading;

    ChosenInAddress(Reading reading) {
        this.reading = reading;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!HttpMethod.GET.matches(request.getMethod()) || !isScreen(handler)) {
            return true;
        }
        response.addHeader(HttpHeaders.VARY, "HX-Request"); // the same address answers with a part
        Address asked = Frames.address(request);
        Address settled = asked;
        for (String name : List.of(Preferences.LANGUAGE, Preferences.THEME)) {
            String value = settled.value(name);
            if (value != null) {
                Preferences.keep(request, response, name, value);
                settled = settled.without(name);
            }
        }
        if (settled.value("at") != null && settled.value("pos") == null) {
            AsOf asOf = reading.asOf(settled.parameters());
            settled = settled.with("pos", String.valueOf(asOf.position().value()));
            if (asOf.occurredBy() == null) {
                settled = settled.without("clock");
            }
        }
        if (settled.equals(asked) && !hasEmpty(request)) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, settled.toString());
        return false;
    }

    /** A form sends every control, also those in which nothing was chosen. */
    private static boolean hasEmpty(HttpServletRequest request) {
        return (request.getQueryString() + "&").contains("=&");
    }

    private static boolean isScreen(Object handler) {
        return handler instanceof HandlerMethod method
                && AnnotationUtils.findAnnotation(method.getBeanType(), Screen.class) != null;
    }
}
