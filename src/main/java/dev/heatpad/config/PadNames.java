package dev.heatpad.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which pads there are.
final class PadNames {
  static final int MAX_PADS = 8;

  private static final String DEFAULT_NAME = "back";

  private PadNames() {}

  /// The pads' names in the order of their first mention; one default pad if none is mentioned.
  ///
  /// A name that only the command line mentions is a pad only if its output is given there too.
  /// Else a slip in a pad's name would add a pad and leave the meant one without its limit.
  static List<String> of(Document document, Problems problems) {
    Set<String> known = new LinkedHashSet<>();
    List<String> strange = new ArrayList<>();
    for (Map.Entry<String, Place> each : document.names().entrySet()) {
      String name = each.getKey();
      if (!TextType.NAME.matcher(name).matches()) {
        problems.add(
            each.getValue(),
            List.of("pad", name),
            "is no name for a pad; write " + TextType.NAME_FORM + ".");
      } else if (isWanted(document, name, each.getValue())) {
        known.add(name);
      } else {
        strange.add(name);
      }
    }
    if (known.isEmpty()) {
      known.add(DEFAULT_NAME);
    }
    for (String name : strange) {
      refuse(name, known, problems);
    }
    if (known.size() > MAX_PADS) {
      String ninth = List.copyOf(known).get(MAX_PADS);
      problems.add(
          document.placeOfName(ninth),
          List.of("pad", ninth),
          "is pad number 9; one computer takes at most " + MAX_PADS + ".");
    }
    return List.copyOf(known);
  }

  private static boolean isWanted(Document document, String name, Place firstMention) {
    return switch (firstMention) {
      case Place.CommandLine _ ->
          document.isGiven(PadKeys.OUTPUT.path(name))
              || (name.equals(DEFAULT_NAME) && document.areAllNamesFromCommandLine());
      case Place.At _, Place.In _, Place.Nowhere _ -> true;
    };
  }

  private static void refuse(String name, Set<String> known, Problems problems) {
    String pads =
        known.size() == 1
            ? "the pad is " + known.iterator().next()
            : "the pads are " + Echo.list(List.copyOf(known), "and");
    problems.add(
        new Place.CommandLine(),
        List.of("pad", name),
        "is not there; " + pads + ", and a new one needs pad." + name + ".output.");
  }
}
