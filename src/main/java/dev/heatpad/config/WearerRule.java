package dev.heatpad.config;

import java.util.List;
import java.util.Optional;

/// Whose a strap or watch is: it must be clear, since it may end heat on the pads of that person.
record WearerRule(Document document, List<String> padNames, Problems problems) {

  /// Empty where no wearable is configured; a problem where it is not clear whose it is.
  Optional<String> wearer() {
    List<String> persons =
        padNames.stream()
            .map(name -> new Pad(document, name))
            .map(pad -> pad.given(PadKeys.PERSON).orElse(pad.name()))
            .distinct()
            .toList();
    Optional<String> named = document.given(Keys.WEARABLE_PERSON, "");
    if (named.isPresent() && !persons.contains(named.get())) {
      problems.add(
          document.place("", Keys.WEARABLE_PERSON),
          Keys.WEARABLE_PERSON.path(""),
          "is "
              + Echo.quoted(named.get())
              + ", who has no pad; write "
              + Echo.list(persons.stream().map(Echo::quoted).toList(), "or")
              + ".");
    }
    if (document.given(Keys.BLE_ADDRESS, "").isEmpty()
        && document.given(Keys.WEARABLE_MQTT_PROFILE, "").isEmpty()) {
      return Optional.empty();
    }
    if (named.isEmpty() && persons.size() > 1) {
      problems.add(
          document.place("", Keys.BLE_ADDRESS, Keys.WEARABLE_MQTT_PROFILE),
          Keys.WEARABLE_PERSON.path(""),
          "is missing, and the pads belong to several persons; write whose the wearable is: "
              + Echo.list(persons.stream().map(Echo::quoted).toList(), "or")
              + ".");
    }
    return named.or(() -> persons.stream().findFirst());
  }
}
