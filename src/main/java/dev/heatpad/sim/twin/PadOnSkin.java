package dev.heatpad.sim.twin;

/**
 * One spot of a pad and the skin below it. The pad is one node that loses heat to the room and,
 * when somebody lies on it, gives heat to the skin; both are solved together. All numbers are those
 * of docs/safety.md, "Pad and skin". The twin that owns it calls it on one thread.
 */
final class PadOnSkin {

  /** What one square metre of the pad stores per kelvin. */
  static final double PAD_JOULE_PER_SQUARE_METRE_KELVIN = 3_500;

  /** Through the cover and a thin shirt. */
  static final double PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN = 60;

  static final double BLOOD_CELSIUS = 37;

  /** Skin under a shirt in a warm room, when no pad touches it. */
  private static final double RESTING_LOSS_WATTS_PER_SQUARE_METRE_KELVIN = 6;

  private static final double RESTING_ROOM_CELSIUS = 25;

  private static final double DILATES_FROM_CELSIUS = 34;
  private static final double DILATED_AT_CELSIUS = 42;
  private static final double DILATED_FLOW = 14;
  private static final double DILATES_WITHIN_SECONDS = 300;
  private static final double COMPRESSED_FLOW = 0.2;

  private final double roomCelsius;
  private final SkinColumn skin = new SkinColumn(Layer.BACK, BLOOD_CELSIUS);
  private final SkinColumn.Stride[] strides = new SkinColumn.Stride[Pace.SLOTS];
  private final double[] dilation = new double[Pace.SLOTS];
  private double padRise;
  private double flow = 1;
  private double cem43Minutes;
  private double damage;
  private double damagePerSecond;

  /** Skin at rest, and a pad at the temperature of the room, just laid on. */
  PadOnSkin(double roomCelsius) {
    this.roomCelsius = roomCelsius;
    this.padRise = roomCelsius - BLOOD_CELSIUS;
    for (Pace pace : Pace.values()) {
      strides[pace.slot()] = skin.stride(pace.seconds());
      dilation[pace.slot()] = pace.closes(DILATES_WITHIN_SECONDS);
    }
    skin.settle(
        RESTING_LOSS_WATTS_PER_SQUARE_METRE_KELVIN * (RESTING_ROOM_CELSIUS - BLOOD_CELSIUS),
        RESTING_LOSS_WATTS_PER_SQUARE_METRE_KELVIN);
    damagePerSecond = SkinHarm.damagePerSecond(skinCelsius());
  }

  /** One step with this power in the element below the spot. */
  void step(Pace pace, double wattsPerSquareMetre, Lying lying, BloodFlow vessels) {
    double before = skinCelsius();
    dilate(pace, lying, vessels);
    switch (lying.body()) {
      case THERE -> stepTogether(pace, wattsPerSquareMetre, lying);
      case AWAY -> stepApart(pace, wattsPerSquareMetre, lying);
    }
    book(pace, before);
  }

  private void dilate(Pace pace, Lying lying, BloodFlow vessels) {
    flow =
        switch (vessels) {
          case NORMAL -> flow + (wantedFlow(lying) - flow) * dilation[pace.slot()];
          case IMPAIRED -> 1;
          case COMPRESSED -> COMPRESSED_FLOW;
        };
    skin.flow(flow);
  }

  /** Skin that nothing warms comes to rest with resting flow, as it was before the pad. */
  private double wantedFlow(Lying lying) {
    return switch (lying.body()) {
      case AWAY -> 1;
      case THERE -> {
        double share =
            (skinCelsius() - DILATES_FROM_CELSIUS) / (DILATED_AT_CELSIUS - DILATES_FROM_CELSIUS);
        yield 1 + (DILATED_FLOW - 1) * Math.clamp(share, 0, 1);
      }
    };
  }

  /** The pad's own equation gives its new temperature as a line in the skin's. */
  private void stepTogether(Pace pace, double wattsPerSquareMetre, Lying lying) {
    double memory = PAD_JOULE_PER_SQUARE_METRE_KELVIN / pace.seconds();
    double loss = lying.lossWattsPerSquareMetreKelvin();
    double all = memory + loss + PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN;
    double own =
        (memory * padRise + wattsPerSquareMetre + loss * (roomCelsius - BLOOD_CELSIUS)) / all;
    double fromSkin = PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN / all;
    skin.step(
        stride(pace),
        PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN * own,
        PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN * (1 - fromSkin));
    padRise = own + fromSkin * skin.surfaceRise();
  }

  private void stepApart(Pace pace, double wattsPerSquareMetre, Lying lying) {
    double memory = PAD_JOULE_PER_SQUARE_METRE_KELVIN / pace.seconds();
    double loss = lying.lossWattsPerSquareMetreKelvin();
    padRise =
        (memory * padRise + wattsPerSquareMetre + loss * (roomCelsius - BLOOD_CELSIUS))
            / (memory + loss);
    skin.step(
        stride(pace),
        RESTING_LOSS_WATTS_PER_SQUARE_METRE_KELVIN * (RESTING_ROOM_CELSIUS - BLOOD_CELSIUS),
        RESTING_LOSS_WATTS_PER_SQUARE_METRE_KELVIN);
  }

  private SkinColumn.Stride stride(Pace pace) {
    return strides[pace.slot()];
  }

  private void book(Pace pace, double before) {
    double after = skinCelsius();
    double rate = SkinHarm.damagePerSecond(after);
    cem43Minutes +=
        (SkinHarm.cem43MinutesPerMinute(before) + SkinHarm.cem43MinutesPerMinute(after))
            / 2
            * pace.seconds()
            / 60;
    damage += (damagePerSecond + rate) / 2 * pace.seconds();
    damagePerSecond = rate;
  }

  double skinCelsius() {
    return skin.surfaceCelsius();
  }

  double padCelsius() {
    return BLOOD_CELSIUS + padRise;
  }

  double cem43Minutes() {
    return cem43Minutes;
  }

  double damage() {
    return damage;
  }
}
