package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is asked of the API's addresses but is not offered there. */
@RestController
class Elsewhere implements ApiController {
    @RequestMapping({"/api/**", "/log/**"})
    void nothing(HttpServletRequest request) {
        throw QueryProblem.of(
                404, "no-such-address", Parameters.shortened(request.getRequestURI()));
    }
}
