package org.malcolmconsole.settings.draft;

/**
 * A setting that somebody else saved while it was being changed; the texts are those that
 * people see.
 *
 * @param field id of the setting
 * @param label its label
 * @param before what was saved when the change began
 * @param yours what you typed
 * @param theirs what is saved now
 */
public record Clash(String field, String label, String before, String yours, String theirs) {
}
