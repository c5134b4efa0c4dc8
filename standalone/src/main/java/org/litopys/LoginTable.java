package org.litopys;

import java.util.List;
import java.util.stream.Collectors;
import org.litopys.access.Account;
import org.litopys.access.Login;
import org.litopys.events.Role;
import org.litopys.query.Readers;

/** Logins as a table for a terminal. */
final class LoginTable {
    private LoginTable() {}

    static String of(List<Login> logins) {
        int width =
                logins.stream().mapToInt(login -> login.account().id().length()).max().orElse(0);
        return logins.stream().map(login -> line(login, width)).collect(Collectors.joining("\n"));
    }

    private static String line(Login login, int width) {
        Account account = login.account();
        String roles =
                account.roles().stream().map(LoginTable::words).collect(Collectors.joining(", "));
        return ("  %-" + width + "s  %s  %s%s")
                .formatted(account.id(), login.secret(), roles, hint(account));
    }

    private static String hint(Account account) {
        if (account.kind() == Account.Kind.PROGRAM) {
            return " (client credentials)";
        }
        return Readers.areAmong(account.roles()) ? "" : " (reads nothing)";
    }

    private static String words(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
