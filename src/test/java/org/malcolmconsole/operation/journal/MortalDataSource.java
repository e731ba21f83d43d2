package org.malcolmconsole.operation.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database connection of a process that dies right before or right after its n-th
 * write, and does nothing from then on.
 */
final class MortalDataSource extends DelegatingDataSource {

	private static final Set<String> WRITES = Set.of("executeUpdate", "commit");

	private static final Set<String> AFTERWARDS = Set.of("rollback", "close", "isClosed", "setAutoCommit",
			"getAutoCommit", "isReadOnly", "setReadOnly");

	private final int lastWrite;

	private final boolean writes;

	private int writesSoFar;

	private boolean dead;

	MortalDataSource(DataSource target, int lastWrite, boolean writesThatOne) {
		super(target);
		this.lastWrite = lastWrite;
		this.writes = writesThatOne;
	}

	boolean isDead() {
		return this.dead;
	}

	@Override
	public Connection getConnection() throws java.sql.SQLException {
		return mortal(Connection.class, super.getConnection());
	}

	private <T> T mortal(Class<T> type, T target) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				if (this.dead && !AFTERWARDS.contains(method.getName())) {
					throw new Killed();
				}
				boolean last = WRITES.contains(method.getName()) && ++this.writesSoFar == this.lastWrite;
				if (last && !this.writes) {
					die();
				}
				Object result = invoke(method, target, arguments);
				if (last) {
					die();
				}
				return (result instanceof PreparedStatement statement) ? mortal(PreparedStatement.class, statement)
						: result;
			}));
	}

	private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private void die() {
		this.dead = true;
		throw new Killed();
	}

	/** The end of the process. */
	static final class Killed extends Error {

		private static final long serialVersionUID = 1L;

	}

}
