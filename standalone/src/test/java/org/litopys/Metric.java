package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric of ours, by its name as it is described and as it is served. */
record Metric(String kind, TreeSet<String> labels) {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(litopys_\\w+)` \\| (\\w+)((?:, `\\w+`)*) \\| (\\w+) \\|");

    /** The table in docs/operations.md. */
    static Map<String, Metric> described(String side) throws Exception {
        Map<String, Metric> described = new TreeMap<>();
        Matcher row =
                ROW.matcher(Files.readString(ComposeFileTest.top().resolve("docs/operations.md")));
        while (row.find()) {
            if (row.group(4).equals(side) || row.group(4).equals("both")) {
                described.put(row.group(1), new Metric(row.group(2), names(row.group(3))));
            }
        }
        return described;
    }

    private static TreeSet<String> names(String in) {
        TreeSet<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("`(\\w+)`").matcher(in);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    /** What the text that Prometheus reads has. */
    static Map<String, Metric> served(String text) {
        Map<String, Metric> served = new TreeMap<>();
        Matcher type = Pattern.compile("(?m)^# TYPE (litopys_\\w+) (\\w+)$").matcher(text);
        while (type.find()) {
            String name = type.group(1);
            if (served.containsKey(name.replaceFirst("_max$", ""))) {
                continue; // the maximum of a histogram or summary
            }
            assertThat(text).containsPattern("(?m)^# HELP " + name + " \\w.{10,}");
            served.put(name, new Metric(type.group(2), labels(text, name)));
        }
        return served;
    }

    private static TreeSet<String> labels(String text, String metric) {
        TreeSet<String> labels = new TreeSet<>();
        Matcher line =
                Pattern.compile("(?m)^" + metric + "(?:_bucket|_count|_sum)?\\{(.*)\\} ")
                        .matcher(text);
        while (line.find()) {
            Matcher label = Pattern.compile("(\\w+)=\"").matcher(line.group(1));
            while (label.find()) {
                labels.add(label.group(1));
            }
        }
        labels.remove("le");
        return labels;
    }
}
