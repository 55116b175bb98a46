package dev.heatpad.core.screening;

/** What a {@link Question} rests on, as it is named under "Sources" of docs/safety.md. */
public enum Basis {
  HEATING_PADS("FDA and CPSC advisory 1995 on heating pads"),
  WRAP_LABEL("ThermaCare heat wraps, warnings and questions"),
  RUBS("FDA drug safety communication of 13 September 2012 on rubs"),
  ERYTHEMA("case reports of erythema ab igne, PMC6047836"),
  AGENTS("precautions for physical agents, Physiother Can 2010;62(5) and texts on rehabilitation"),
  RED_FLAGS("red flags of back pain: Sheffield Aches and Pains, spine.co"),
  JUDGEMENT("project judgement");

  private final String citation;

  Basis(String citation) {
    this.citation = citation;
  }

  public String citation() {
    return citation;
  }
}
