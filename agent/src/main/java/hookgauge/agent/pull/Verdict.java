package hookgauge.agent.pull;

/** What the door makes of a request. */
enum Verdict {
    RIGHT,
    WRONG,
    /** Another guess is being looked at. */
    BUSY,
    /** The settings of the door are wrong. */
    SHUT
}
