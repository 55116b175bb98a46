package dev.heatpad.config;

/// Where a limit comes from, for the person whose setting is refused by it. The names are those of
/// the decisions in docs/safety.md, which says more.
enum LimitSource {
  D1(
      "41 C is the convention for medical contact, 42 C is for experts, and lasting skin changes are"
          + " linked to 43 C and more"),
  D3("usual practice is 15 to 20 min, hard timer at 30 min"),
  D8("15 min of heat in every hour, day after day, left lasting marks on a lower back"),
  D10("a sensor that reads 0.5 C low hides half the dose, and calibrated ones may be 0.2 C off"),
  D12("pads on sale have that much, and a denser one burns when it sticks on"),
  D14("from 22:00 to 07:00 sleep is near, so the night can only be made longer"),
  D15("half an hour in air of 73 C brings a heart to 131, and a pad should not come near that");

  private final String reason;

  LimitSource(String reason) {
    this.reason = reason;
  }

  /// The end of a sentence that has named the limit's value.
  String clause() {
    return ", by limit " + name() + " of docs/safety.md: " + reason;
  }
}
