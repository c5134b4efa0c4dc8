package org.litopys.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;

/** Sober titles and summaries of applications. Immutable. */
final class Titles {
    private static final String FOR = "FOR";
    private static final String STAGE = "STAGE";

    private final Map<TechnologyArea, List<LocalizedText>> subjects =
            new EnumMap<>(TechnologyArea.class);
    private final List<LocalizedText> beneficiaries = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();

    private record Ending(String en, String uk) {
        String in(String language) {
            return language.equals("uk") ? uk : en;
        }
    }

    Titles() {
        for (List<String> row : Table.read("titles.tsv")) {
            switch (row.getFirst()) {
                case FOR -> beneficiaries.add(new LocalizedText(row.get(1), row.get(2)));
                case STAGE -> endings.add(new Ending(row.get(1), row.get(2)));
                default ->
                        subjects.computeIfAbsent(
                                        TechnologyArea.valueOf(row.getFirst()),
                                        _ -> new ArrayList<>())
                                .add(new LocalizedText(row.get(1), row.get(2)));
            }
        }
    }

    /**
     * Title of an application.
     *
     * @param language en or uk
     */
    String title(TechnologyArea area, String language, Chance chance) {
        String subject = chance.oneOf(subjects.getOrDefault(area, List.of())).in(language);
        String beneficiary = chance.oneOf(beneficiaries).in(language);
        String ending = chance.oneOf(endings).in(language);
        return subject + (language.equals("uk") ? " для " : " for ") + beneficiary + ending;
    }

    /** What an end user asks for. */
    LocalizedText need(TechnologyArea area, Chance chance) {
        LocalizedText subject = chance.oneOf(subjects.getOrDefault(area, List.of()));
        LocalizedText beneficiary = chance.oneOf(beneficiaries);
        return new LocalizedText(
                subject.en() + " for " + beneficiary.en(),
                subject.uk() + " для " + beneficiary.uk());
    }

    /** A summary that says no more than an office needs to sort the application. */
    static String summary(String title, String language, int months) {
        return language.equals("uk")
                ? "%s. Проєкт розраховано на %d міс.; передбачено випробування з кінцевим користувачем і звіт про результати. Документи подано окремо."
                        .formatted(title, months)
                : "%s. The project is planned for %d months and includes a trial with an end user and a report on its results. Documents were handed in separately."
                        .formatted(title, months);
    }

    static String pilotTitle(String title, String language) {
        return language.equals("uk") ? "Випробування: " + title : "Trial: " + title;
    }
}
