package io.devenv.warehouse;

/** An adapter whose driver takes so long to load that it is worth beginning while something else is read. */
public interface SlowDriver {
    /** Loads it and connects to nothing. What is wrong with it is no matter here: connecting will tell. */
    void loadDriver();
}
