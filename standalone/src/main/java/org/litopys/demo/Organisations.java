package org.litopys.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.events.organisation.CheckDigits;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationType;

/**
 * Invented organisations, each following from the seed and its number. Their register numbers have
 * the form of their register, in ranges that are not given out; check digits are right where the
 * ledger checks them.
 */
final class Organisations {
    /** A state's register and how its numbers look: 9 is followed by the organisation's number. */
    private record Register(
            String country, String scheme, String form, String ending, double weight) {}

    private static final List<Register> REGISTERS =
            List.of(
                    new Register("UA", Identifier.EDRPOU, "9%06d", "LLC", 34),
                    new Register("PL", "PL-KRS", "0009%06d", "sp. z o.o.", 10),
                    new Register("DE", "DE-CR", "HRB9%06d", "GmbH", 8),
                    new Register("FR", "FR-RCS", "999%06d", "SAS", 7),
                    new Register("EE", "EE-RIK", "99%06d", "OÜ", 6),
                    new Register("LT", "LT-RC", "999%06d", "UAB", 5),
                    new Register("LV", "LV-RE", "49999%06d", "SIA", 4),
                    new Register("FI", "FI-PRO", "9%06d-0", "Oy", 4),
                    new Register("SE", "SE-ON", "559%03d-%04d", "AB", 4),
                    new Register("NL", "NL-KVK", "99%06d", "B.V.", 4),
                    new Register("CZ", "CZ-ICO", "99%06d", "s.r.o.", 4),
                    new Register("ES", Identifier.LEI, "999900ES0000%06d", "S.L.", 4),
                    new Register("IT", "IT-CF", "99999%06d", "S.r.l.", 4),
                    new Register("DK", "DK-CVR", "99%06d", "ApS", 3),
                    new Register("BE", "BE-BCE_KBO", "0999%06d", "SRL", 3),
                    new Register("SK", "SK-ORSR", "99%06d", "s.r.o.", 2),
                    new Register("RO", "RO-CUI", "99%06d", "SRL", 2),
                    new Register("PT", Identifier.LEI, "999900PT0000%06d", "Lda", 2));

    private record Syllable(String latin, String cyrillic) {}

    private static final List<Syllable> FIRST =
            syllables(
                    "vel вел, tar тар, kor кор, lum лум, dan дан, sev сев, mir мір, orb орб, zan зан, pel пел, ner нер, gal ґал, ost ост, fen фен, bry брі, rud руд");
    private static final List<Syllable> MIDDLE =
            syllables(
                    "ma ма, ne не, vi ві, do до, sa са, lo ло, ri рі, tu ту, ka ка, pe пе, zi зі, ra ра");
    private static final List<Syllable> LAST =
            syllables(
                    "ro ро, lis ліс, tek тек, nor нор, dis діс, van ван, mex мекс, gen ґен, pol пол, ter тер, lux люкс, dar дар");
    private static final List<Syllable> TRADE =
            syllables(
                    "Systems Системи, Works Майстерні, Devices Прилади, Software Програми, Materials Матеріали, Energy Енергія, Medical Медтехніка, Networks Мережі, Laboratories Лабораторії, Training Навчання");

    private final long seed;

    Organisations(long seed) {
        this.seed = seed;
    }

    private static List<Syllable> syllables(String pairs) {
        return Arrays.stream(pairs.split(", "))
                .map(pair -> pair.split(" "))
                .map(pair -> new Syllable(pair[0], pair[1]))
                .toList();
    }

    /**
     * The registration of an applicant.
     *
     * @param number 0 to 999,999
     */
    RegisterOrganisation applicant(int number) {
        Chance chance = new Chance(seed, "organisation", number);
        Register register =
                REGISTERS.get(
                        chance.weighted(
                                REGISTERS.stream().mapToDouble(Register::weight).toArray()));
        Syllable first = chance.oneOf(FIRST);
        Syllable middle = chance.oneOf(MIDDLE);
        Syllable last = chance.oneOf(LAST);
        Syllable trade = chance.oneOf(TRADE);
        boolean ukrainian = register.country().equals("UA");
        String latin =
                capitalised(first.latin() + middle.latin() + last.latin()) + " " + trade.latin();
        String cyrillic =
                capitalised(first.cyrillic() + middle.cyrillic() + last.cyrillic())
                        + " "
                        + trade.cyrillic();
        return new RegisterOrganisation(
                identifier(register, number),
                latin + " " + register.ending(),
                ukrainian ? "ТОВ «" + cyrillic + "»" : null,
                register.country(),
                type(chance));
    }

    private static Identifier identifier(Register register, int number) {
        return switch (register.scheme()) {
            case Identifier.EDRPOU -> {
                String seven = register.form().formatted(number);
                yield new Identifier(
                        Identifier.EDRPOU, seven + CheckDigits.edrpouCheckDigit(seven));
            }
            case Identifier.LEI -> {
                String eighteen = register.form().formatted(number);
                yield new Identifier(
                        Identifier.LEI, eighteen + CheckDigits.leiCheckDigits(eighteen));
            }
            case "SE-ON" ->
                    new Identifier(
                            register.scheme(),
                            register.form().formatted(900 + number / 10_000, number % 10_000));
            default -> new Identifier(register.scheme(), register.form().formatted(number));
        };
    }

    private static OrganisationType type(Chance chance) {
        return switch (chance.weighted(new double[] {30, 48, 12, 10})) {
            case 0 -> OrganisationType.STARTUP;
            case 1 -> OrganisationType.SME;
            case 2 -> OrganisationType.LARGE;
            default -> OrganisationType.RTO;
        };
    }

    /**
     * The registration of somebody to be introduced to: mostly units under a pseudonymous code of
     * the office, never with a place.
     *
     * @param number from 0
     */
    RegisterOrganisation counterparty(int number) {
        Chance chance = new Chance(seed, "counterparty", number);
        boolean unit = chance.is(0.75);
        String code = "%s-%03d".formatted(unit ? "U" : "A", number + 1);
        return new RegisterOrganisation(
                new Identifier("XI-OFFICE", code),
                (unit ? "Unit " : "Authority ") + code,
                (unit ? "Підрозділ " : "Орган влади ") + code,
                "UA",
                unit ? OrganisationType.MILITARY_UNIT : OrganisationType.AUTHORITY);
    }

    /** In which language somebody writes. */
    static String languageOf(RegisterOrganisation organisation, Chance chance) {
        return organisation.country().equals("UA") && chance.is(0.8) ? "uk" : "en";
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
