package org.litopys;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.litopys.access.Account;
import org.litopys.access.Login;
import org.litopys.data.DataDirectory;
import org.litopys.data.Unusable;
import org.litopys.events.Role;

/**
 * The logins of a demo. Unlike those of an office they are kept in clear, in a file that only its
 * owner can read, so that every start can print them; they guard invented records only.
 */
final class DemoLogins {
    private static final String FILE = "demo-logins.txt";

    private DemoLogins() {}

    /** Those kept, or new ones, which are kept from now on. */
    static List<Login> of(DataDirectory directory, Supplier<List<Login>> draw) {
        String kept = directory.read(FILE);
        if (kept == null) {
            List<Login> drawn = draw.get();
            directory.keep(
                    FILE, drawn.stream().map(DemoLogins::line).collect(Collectors.joining()));
            return drawn;
        }
        try {
            return kept.lines().map(DemoLogins::login).toList();
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    directory.path().resolve(FILE) + " is damaged; begin anew with --fresh", e);
        }
    }

    private static String line(Login login) {
        Account account = login.account();
        String roles = account.roles().stream().map(Role::name).collect(Collectors.joining(","));
        return "%s %s %s %s%n".formatted(account.id(), login.secret(), account.kind(), roles);
    }

    private static Login login(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a login");
        }
        List<Role> roles = Arrays.stream(parts[3].split(",", -1)).map(Role::valueOf).toList();
        return new Login(new Account(parts[0], Account.Kind.valueOf(parts[2]), roles), parts[1]);
    }
}
