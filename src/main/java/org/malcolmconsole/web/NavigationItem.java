package org.malcolmconsole.web;

import java.util.function.Supplier;

/**
 * An item of the side navigation; a feature contributes one bean for each of its pages.
 *
 * @param group the part of the work that it belongs to
 * @param order the place within the group, small first
 * @param label the words
 * @param icon the name of an icon of Bootstrap Icons, without its prefix
 * @param href the address of the page, starting with a slash
 * @param role who sees it: VIEWER, OPERATOR or ADMINISTRATOR
 * @param badge asked for each time that the navigation is drawn, so it has to be quick
 */
public record NavigationItem(Group group, int order, String label, String icon, String href, String role,
		Supplier<Badge> badge) {

	public NavigationItem(Group group, int order, String label, String icon, String href) {
		this(group, order, label, icon, href, "VIEWER", () -> Badge.NONE);
	}

	public NavigationItem(Group group, int order, String label, String icon, String href, Supplier<Badge> badge) {
		this(group, order, label, icon, href, "VIEWER", badge);
	}

	/**
	 * The same item for those with this role only.
	 */
	public NavigationItem onlyFor(String role) {
		return new NavigationItem(this.group, this.order, this.label, this.icon, this.href, role, this.badge);
	}

	/**
	 * The parts of the work, in their order.
	 */
	public enum Group {

		HOME(""), SET_UP("Set up"), OPERATE("Operate"), ADMINISTER("Administer");

		private final String title;

		Group(String title) {
			this.title = title;
		}

		/**
		 * The heading, "" when the group has none.
		 */
		public String title() {
			return this.title;
		}

	}

}
