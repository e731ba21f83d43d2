package org.malcolmconsole.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * What the layout shows around a page, gathered from the features.
 */
@Component("shell")
class Shell {

	private final HttpServletRequest request;

	private final ObjectProvider<NavigationItem> items;

	private final ObjectProvider<StripItem> strip;

	private final SetupWay way;

	private final boolean simulated;

	Shell(HttpServletRequest request, ObjectProvider<NavigationItem> items, ObjectProvider<StripItem> strip,
			SetupWay way, Environment environment) {
		this.request = request;
		this.items = items;
		this.strip = strip;
		this.way = way;
		this.simulated = environment.acceptsProfiles(Profiles.of("demo"));
	}

	public List<Section> sections() {
		Map<String, Badge> badges = this.way.stations()
			.stream()
			.collect(Collectors.toMap(SetupWay.Station::href, (station) -> station.state().badge(), (a, b) -> a));
		return Stream.of(NavigationItem.Group.values())
			.map((group) -> new Section(group.title(), links(group, badges)))
			.filter((section) -> !section.links().isEmpty())
			.toList();
	}

	private List<Link> links(NavigationItem.Group group, Map<String, Badge> badges) {
		return this.items.stream()
			.filter((item) -> item.group() == group && this.request.isUserInRole(item.role()))
			.sorted(Comparator.comparingInt(NavigationItem::order))
			.map((item) -> link(item, badges))
			.toList();
	}

	private Link link(NavigationItem item, Map<String, Badge> badges) {
		Badge own = item.badge().get();
		Badge badge = own.isVisible() ? own : badges.getOrDefault(item.href(), Badge.NONE);
		return new Link(item.label(), item.icon(), item.href(), isCurrent(item.href()), badge);
	}

	private boolean isCurrent(String href) {
		String path = this.request.getRequestURI().substring(this.request.getContextPath().length());
		return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
	}

	public Optional<StripItem.Context> context() {
		return first(StripItem::context);
	}

	public Optional<StripItem.Phase> phase() {
		return first(StripItem::phase);
	}

	public Optional<StripItem.Running> running() {
		return first(StripItem::running);
	}

	public Optional<StripItem.Freshness> freshness() {
		return first(StripItem::freshness);
	}

	private <T> Optional<T> first(Function<StripItem, Optional<T>> part) {
		return this.strip.orderedStream().map(part).flatMap(Optional::stream).findFirst();
	}

	public boolean isSimulated() {
		return this.simulated;
	}

	public boolean isSignedIn() {
		return this.request.getUserPrincipal() != null;
	}

	/**
	 * Whether the page at this address is for the one who asks.
	 */
	public boolean mayOpen(String href) {
		return this.items.stream()
			.filter((item) -> item.href().equals(href))
			.allMatch((item) -> this.request.isUserInRole(item.role()));
	}

	public boolean mayOperate() {
		return this.request.isUserInRole("OPERATOR");
	}

	public boolean mayAdminister() {
		return this.request.isUserInRole("ADMINISTRATOR");
	}

	public String user() {
		return isSignedIn() ? this.request.getUserPrincipal().getName() : "";
	}

	record Section(String title, List<Link> links) {

	}

	record Link(String label, String icon, String href, boolean current, Badge badge) {

	}

}
