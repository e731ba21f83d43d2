package org.malcolmconsole.operation.journal;

import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Asks for the role that an operation needs, whichever page or call wants it.
 */
@Component
class OperationRights {

	private final RoleHierarchy hierarchy;

	OperationRights(ObjectProvider<RoleHierarchy> hierarchy) {
		this.hierarchy = hierarchy.getIfAvailable(NullRoleHierarchy::new);
	}

	/**
	 * Refuses somebody whose role is too low; what the console does by itself has nobody
	 * signed in and is let through.
	 * @throws AccessDeniedException when the role is too low
	 */
	void require(OperationHandler handler, OperationRequest request) {
		Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
		String role = "ROLE_" + handler.role(request);
		if (somebody != null && this.hierarchy.getReachableGrantedAuthorities(somebody.getAuthorities())
			.stream()
			.noneMatch((authority) -> role.equals(authority.getAuthority()))) {
			throw new AccessDeniedException("The operation " + handler.type() + " needs " + role);
		}
	}

}
