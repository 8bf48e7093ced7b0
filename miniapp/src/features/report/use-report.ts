import {
  PHOTOS_MAX,
  VIDEOS_MAX,
  type Category,
  type ClassView,
  type Instant,
  type MeView,
  type MediaView,
  type PolicyView,
  type Role,
  type TicketView,
} from '@wide-angle/shared';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/api/clients';
import { isOutcomeUnknown } from '../../lib/api/intent';
import { categoryIn, classIn, usePolicy } from '../../lib/policy/use-policy';
import { now } from '../../platform/clock';
import { uniqueKey } from '../../platform/unique-key';
import { arrivedBefore, isUploading, mediaIdsOf, type UploadEntry } from '../../ui/upload-list';
import { useUploads, type Uploads } from '../../ui/use-uploads';
import { dropDraft, emptyDraft, keepDraft, readDraft, type Draft } from './draft';
import { reportFlaw, submitBody, type ReportMedia } from './report-model';

/** A report on the way from the first tap to the number. */
export interface Report {
  role: Role;
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  uploads: Uploads;
  policy: PolicyView | null;
  /** Why there are no categories, and how to ask for them again. */
  policyError: unknown;
  reloadPolicy: () => void;
  category: Category | null;
  limits: ClassView | null;
  /** When the restored draft was last kept; null where there was none or it was read. */
  restoredAt: Instant | null;
  /** Away with everything that was written. */
  clear: () => void;
  /** What is missing, after a try to send. */
  flaw: string | null;
  busy: boolean;
  /** Why the last try failed. */
  error: unknown;
  /** True while the draft is safe on the phone after a failure that may pass. */
  isKept: boolean;
  send: () => Promise<void>;
  /** Goes on as another report, where the server says that this one was sent before with other words. */
  asNewReport: () => void;
  /** The ticket, once it has arrived. */
  sent: TicketView | null;
}

/** Holds the form, keeps it on the phone, and sends it once. */
export function useReport(me: MeView, role: Role): Report {
  const first = useRef(readDraft(me.personId, now())).current;
  const [draft, setDraft] = useState<Draft>(() => first?.draft ?? emptyDraft());
  const [restoredAt, setRestoredAt] = useState(first?.savedAt ?? null);
  const uploads = useUploads(
    { photos: PHOTOS_MAX, videos: VIDEOS_MAX },
    useRef(arrivedBefore(first?.media ?? [])).current,
  );
  const asked = usePolicy(draft.estateId);
  const policy = asked.data;
  const category = categoryIn(policy, draft.categoryCode);
  const media = mediaOf(uploads.entries);
  const sending = useSubmission(me.personId, draft, () => submitBody(draft, media, category, role));
  const flaw = reportFlaw(draft, media, role);
  useKeeping(me.personId, draft, uploads.entries, sending.sent !== null);

  return {
    role,
    draft,
    change: setDraft,
    uploads,
    policy,
    policyError: asked.error,
    reloadPolicy: () => void asked.reload(),
    category,
    limits: classIn(policy, category),
    restoredAt,
    clear: () => {
      setDraft((old) => ({ ...emptyDraft(), ...placeOf(old) }));
      uploads.clear();
      setRestoredAt(null);
    },
    flaw: sending.tried ? flaw : null,
    busy: sending.busy,
    error: sending.error,
    isKept: isOutcomeUnknown(sending.error),
    send: () => sending.send(flaw === null),
    asNewReport: () => {
      setDraft((old) => ({ ...old, key: uniqueKey() }));
      sending.forgive();
    },
    sent: sending.sent,
  };
}

type Place = Pick<
  Draft,
  'estateId' | 'estateName' | 'buildingId' | 'entranceId' | 'facilityId' | 'label'
>;

/** Where the person stands stays true when the words are thrown away. */
function placeOf(draft: Draft): Place {
  const { estateId, estateName, buildingId, entranceId, facilityId, label } = draft;
  return { estateId, estateName, buildingId, entranceId, facilityId, label };
}

function mediaOf(entries: readonly UploadEntry[]): ReportMedia {
  return {
    ids: mediaIdsOf(entries),
    uploading: isUploading(entries),
    failed: entries.some((entry) => entry.state === 'failed'),
  };
}

/** Keeps the draft at each change, until it has been sent. */
function useKeeping(
  personId: string,
  draft: Draft,
  entries: readonly UploadEntry[],
  isSent: boolean,
): void {
  useEffect(() => {
    if (isSent) {
      dropDraft(personId);
      return;
    }
    const media = entries.flatMap((entry): MediaView[] => (entry.media ? [entry.media] : []));
    keepDraft(personId, { draft, media, savedAt: now() });
  }, [personId, draft, entries, isSent]);
}

/** One try at a time, all with the draft's key. */
function useSubmission(personId: string, draft: Draft, body: () => ReturnType<typeof submitBody>) {
  const [state, setState] = useState<{ busy: boolean; tried: boolean; error: unknown }>({
    busy: false,
    tried: false,
    error: null,
  });
  const [sent, setSent] = useState<TicketView | null>(null);
  const under = useRef(false);
  const send = async (isReady: boolean) => {
    if (under.current) return;
    setState({ busy: isReady, tried: true, error: null });
    if (!isReady) return;
    under.current = true;
    try {
      const ticket = await api.ticket.submit({ body: body(), idempotencyKey: draft.key });
      dropDraft(personId);
      setSent(ticket);
    } catch (error) {
      setState({ busy: false, tried: true, error });
    } finally {
      under.current = false;
    }
  };
  const forgive = () => setState({ busy: false, tried: false, error: null });
  return { ...state, sent, send, forgive };
}
