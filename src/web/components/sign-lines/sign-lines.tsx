/** Lines to sign on paper: who, and when. What was signed as a fact is printed already. */
export function SignLines({
  signers,
}: {
  signers: readonly { role: string; name?: string | undefined; at: string }[];
}) {
  return (
    <dl class="ov-sign-lines">
      {signers.map((one) => (
        <div key={one.role}>
          <dt>{one.role}</dt>
          <dd>{one.name ?? ''}</dd>
          <dd class="ov-quiet">{one.at}</dd>
        </div>
      ))}
    </dl>
  );
}
