package org.litopys.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person gives name and password to the office's own provider. */
@Controller
final class SignInPage {
    static final String PATH = "/login";

    /** Value of the parameter {@code error} where the name was tried too often. */
    static final String TOO_OFTEN = "too-often";

    private final ProviderPage page = new ProviderPage("sign-in");

    @GetMapping(PATH)
    void show(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(name = "_csrf") CsrfToken csrf,
            @RequestParam(required = false) @Nullable String error)
            throws IOException {
        page.write(
                request,
                response,
                csrf,
                texts -> {
                    Map<String, String> own = new HashMap<>();
                    String told = texts.get(TOO_OFTEN.equals(error) ? "tooOften" : "failure");
                    own.put(
                            "failure",
                            error == null
                                    ? ""
                                    : "<p class=\"notice bad\" role=\"alert\" id=\"failure\">"
                                            + told
                                            + "</p>");
                    own.put(
                            "nameDescribed",
                            error == null
                                    ? ""
                                    : " aria-describedby=\"failure\" aria-invalid=\"true\"");
                    return own;
                });
    }
}
