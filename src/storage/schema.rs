//! The finished tables as diesel sees them: what `migrations/` makes, on both databases.
//!
//! A test compares this file with both (`tests/it/schema.rs`).

diesel::table! {
    answer_conflicts (id) {
        id -> Text,
        response_id -> Text,
        address -> Text,
        base_version -> BigInt,
        current_version -> BigInt,
        value -> Nullable<Text>,
        language -> Text,
        author -> Text,
        writer -> Text,
        created_at -> Timestamp,
        resolved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    answer_versions (response_id, address, version) {
        response_id -> Text,
        address -> Text,
        version -> BigInt,
        revision -> BigInt,
        value -> Nullable<Text>,
        attribution -> Nullable<Text>,
        language -> Text,
        author -> Text,
        writer -> Text,
        writer_sequence -> Nullable<BigInt>,
        source -> Nullable<Text>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    answers (response_id, address) {
        response_id -> Text,
        address -> Text,
        value -> Nullable<Text>,
        version -> BigInt,
        attribution -> Nullable<Text>,
        language -> Text,
        author -> Text,
        writer -> Text,
        writer_sequence -> Nullable<BigInt>,
        source -> Nullable<Text>,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    assessment_questionnaires (assessment_id, respondent_group) {
        assessment_id -> Text,
        respondent_group -> Text,
        digest -> Text,
    }
}

diesel::table! {
    assessments (id) {
        id -> Text,
        slug -> Text,
        title -> Text,
        languages -> Text,
        time_zone -> Text,
        opens_at -> Timestamp,
        closes_at -> Timestamp,
        state -> Text,
        mark -> Nullable<Text>,
        texts -> Text,
        contact -> Nullable<Text>,
        minimum_base -> BigInt,
        previous_assessment_id -> Nullable<Text>,
        opened_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        created_by -> Text,
        revision -> BigInt,
        counts_accepted_only -> Bool,
    }
}

diesel::table! {
    audit (id) {
        id -> Text,
        at -> Timestamp,
        actor -> Text,
        action -> Text,
        assessment_id -> Nullable<Text>,
        object_kind -> Text,
        object_id -> Text,
        detail -> Text,
    }
}

diesel::table! {
    behalf_entries (id) {
        id -> Text,
        response_id -> Text,
        user_id -> Text,
        source -> Text,
        into_closed -> Bool,
        over_respondent -> Bool,
        started_at -> Timestamp,
    }
}

diesel::table! {
    coded_values (submission_id, position) {
        submission_id -> Text,
        position -> BigInt,
        is_current -> Bool,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
        subject -> Nullable<Text>,
        indicator -> Text,
        context -> Text,
        row_key -> Nullable<Text>,
        code -> Nullable<Text>,
        number -> Nullable<Double>,
        attribution -> Text,
        address -> Text,
    }
}

diesel::table! {
    contacts (id) {
        id -> Text,
        invitation_id -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        language -> Text,
        role -> Text,
        created_at -> Timestamp,
        created_by -> Text,
        opened_at -> Nullable<Timestamp>,
        reminders_stopped_at -> Nullable<Timestamp>,
        bounced_at -> Nullable<Timestamp>,
        bounce -> Nullable<Text>,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    contributions (response_id) {
        response_id -> Text,
        submission_id -> Text,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
        places -> Binary,
        means -> Binary,
    }
}

diesel::table! {
    counting_revisions (assessment_id) {
        assessment_id -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    follow_ups (id) {
        id -> Text,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
        happened_on -> Text,
        channel -> Text,
        person -> Text,
        note -> Text,
        next_step -> Nullable<Text>,
        next_due -> Nullable<Text>,
        recorded_at -> Timestamp,
        author -> Text,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
        language -> Text,
        created_at -> Timestamp,
        created_by -> Text,
        opened_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    kept_counts (assessment_id, subject, indicator, respondent_group, facet, row_key, code, number) {
        assessment_id -> Text,
        subject -> Text,
        indicator -> Text,
        respondent_group -> Text,
        facet -> Text,
        row_key -> Text,
        code -> Text,
        number -> Text,
        organizations -> BigInt,
        counted_only -> BigInt,
        accepted -> BigInt,
        accepted_counted_only -> BigInt,
        place -> Nullable<BigInt>,
    }
}

diesel::table! {
    link_tokens (id) {
        id -> Text,
        token_hash -> Text,
        invitation_id -> Text,
        contact_id -> Text,
        purpose -> Text,
        scope -> Nullable<Text>,
        created_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        first_used_at -> Nullable<Timestamp>,
        last_used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    open_codes (assessment_id, question, code) {
        assessment_id -> Text,
        question -> Text,
        code -> Text,
        position -> BigInt,
        labels -> Text,
        definition -> Text,
        use_when -> Text,
        retired -> Bool,
        merged_into -> Nullable<Text>,
    }
}

diesel::table! {
    open_codings (submission_id, address, coder) {
        submission_id -> Text,
        address -> Text,
        coder -> Text,
        assessment_id -> Text,
        question -> Text,
        codes -> Text,
        coded_at -> Timestamp,
    }
}

diesel::table! {
    open_comparisons (assessment_id, question, person) {
        assessment_id -> Text,
        question -> Text,
        person -> Text,
        had_coded -> Bool,
        opened_at -> Timestamp,
    }
}

diesel::table! {
    open_decisions (submission_id, address) {
        submission_id -> Text,
        address -> Text,
        assessment_id -> Text,
        question -> Text,
        codes -> Text,
        author -> Text,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    open_quotations (submission_id, address) {
        submission_id -> Text,
        address -> Text,
        assessment_id -> Text,
        question -> Text,
        author -> Text,
        chosen_at -> Timestamp,
    }
}

diesel::table! {
    operations (owner, id) {
        owner -> Text,
        id -> Text,
        kind -> Text,
        fingerprint -> Text,
        result -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        occasion -> Text,
        kind -> Text,
        assessment_id -> Nullable<Text>,
        invitation_id -> Nullable<Text>,
        contact_id -> Nullable<Text>,
        submission_id -> Nullable<Text>,
        user_id -> Nullable<Text>,
        message_id -> Text,
        state -> Text,
        due_at -> Timestamp,
        attempts -> BigInt,
        leased_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        reviewer_id -> Nullable<Text>,
    }
}

diesel::table! {
    published_results (assessment_id, number) {
        assessment_id -> Text,
        number -> BigInt,
        document -> Text,
        digest -> Text,
        told -> Text,
        published_at -> Timestamp,
        published_by -> Text,
    }
}

diesel::table! {
    questionnaires (digest) {
        digest -> Text,
        questionnaire_id -> Text,
        version -> Text,
        respondent_group -> Text,
        document -> Text,
        stored_at -> Timestamp,
    }
}

diesel::table! {
    recommendations (assessment_id, language, version) {
        assessment_id -> Text,
        language -> Text,
        version -> BigInt,
        text -> Text,
        is_ready -> Bool,
        original_language -> Nullable<Text>,
        original_version -> Nullable<BigInt>,
        written_at -> Timestamp,
        written_by -> Text,
    }
}

diesel::table! {
    registry_records (kind, id) {
        kind -> Text,
        id -> Text,
        record -> Text,
        revision -> BigInt,
        changed_at -> Timestamp,
        changed_by -> Text,
    }
}

diesel::table! {
    respondent_sessions (id) {
        id -> Text,
        token_hash -> Text,
        link_token_id -> Text,
        form_key -> Text,
        created_at -> Timestamp,
        last_used_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    response_declines (id) {
        id -> Text,
        response_id -> Text,
        declined_on -> Text,
        channel -> Text,
        reason -> Text,
        recorded_at -> Timestamp,
        author -> Text,
    }
}

diesel::table! {
    response_returns (id) {
        id -> Text,
        response_id -> Text,
        submission_id -> Text,
        comment -> Text,
        returned_at -> Timestamp,
        author -> Text,
    }
}

diesel::table! {
    responses (id) {
        id -> Text,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
        state -> Text,
        language -> Text,
        mark -> Nullable<Text>,
        source -> Nullable<Text>,
        revision -> BigInt,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        current_submission_id -> Nullable<Text>,
        accepted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    return_comments (return_id, position) {
        return_id -> Text,
        position -> BigInt,
        address -> Text,
        comment -> Text,
    }
}

diesel::table! {
    reviewer_links (id) {
        id -> Text,
        token_hash -> Text,
        reviewer_id -> Text,
        purpose -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        first_used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reviewer_sessions (id) {
        id -> Text,
        token_hash -> Text,
        link_id -> Text,
        form_key -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    result_withdrawals (assessment_id, number) {
        assessment_id -> Text,
        number -> BigInt,
        withdrawn_at -> Timestamp,
        withdrawn_by -> Text,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        address -> Text,
        shared -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    settings (key) {
        key -> Text,
        value -> Text,
        changed_at -> Timestamp,
        changed_by -> Text,
    }
}

diesel::table! {
    staff_sessions (id) {
        id -> Text,
        token_hash -> Text,
        user_id -> Text,
        form_key -> Text,
        created_at -> Timestamp,
        last_used_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    submission_subjects (submission_id, subject) {
        submission_id -> Text,
        subject -> Text,
        is_current -> Bool,
        assessment_id -> Text,
        respondent_group -> Text,
        organization_id -> Text,
    }
}

diesel::table! {
    submissions (id) {
        id -> Text,
        response_id -> Text,
        number -> BigInt,
        receipt_number -> Text,
        questionnaire_digest -> Text,
        digest -> Text,
        document -> Text,
        submitted_at -> Timestamp,
        author -> Text,
        declaration -> Nullable<Text>,
        mark -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    summaries (id) {
        id -> Text,
        assessment_id -> Text,
        iscm -> Text,
        stage -> Text,
        created_at -> Timestamp,
        created_by -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    summary_comments (id) {
        id -> Text,
        summary_id -> Text,
        key -> Text,
        language -> Text,
        text -> Text,
        proposal -> Nullable<Text>,
        author -> Text,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    summary_history (id) {
        id -> Text,
        summary_id -> Text,
        number -> BigInt,
        key -> Text,
        language -> Text,
        deed -> Text,
        text -> Nullable<Text>,
        author -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    summary_moves (summary_id, number) {
        summary_id -> Text,
        number -> BigInt,
        from_stage -> Nullable<Text>,
        to_stage -> Text,
        reason -> Text,
        version -> BigInt,
        author -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    summary_reviewers (id) {
        id -> Text,
        summary_id -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        language -> Text,
        created_at -> Timestamp,
        created_by -> Text,
        opened_at -> Nullable<Timestamp>,
        answered_at -> Nullable<Timestamp>,
        agrees -> Nullable<Bool>,
        revoked_at -> Nullable<Timestamp>,
        bounced_at -> Nullable<Timestamp>,
        bounce -> Nullable<Text>,
    }
}

diesel::table! {
    summary_statements (summary_id, key) {
        summary_id -> Text,
        key -> Text,
        section -> Text,
        position -> BigInt,
        is_own -> Bool,
        is_dropped -> Bool,
        speaker -> Text,
        citations -> Text,
    }
}

diesel::table! {
    summary_versions (summary_id, number) {
        summary_id -> Text,
        number -> BigInt,
        document -> Text,
        digest -> Text,
        published_at -> Timestamp,
        published_by -> Text,
        told -> Nullable<Text>,
    }
}

diesel::table! {
    summary_words (summary_id, key, language) {
        summary_id -> Text,
        key -> Text,
        language -> Text,
        text -> Nullable<Text>,
        basis -> Nullable<Text>,
        to_translate -> Bool,
        revision -> BigInt,
        changed_by -> Nullable<Text>,
        changed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        email_key -> Text,
        name -> Text,
        role -> Text,
        language -> Text,
        iscms -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        password_changed_at -> Nullable<Timestamp>,
        totp_secret -> Nullable<Text>,
        totp_last_step -> Nullable<BigInt>,
        created_at -> Timestamp,
        created_by -> Text,
        last_signed_in_at -> Nullable<Timestamp>,
        disabled_at -> Nullable<Timestamp>,
    }
}

diesel::joinable!(submission_subjects -> submissions (submission_id));
diesel::joinable!(contacts -> invitations (invitation_id));
diesel::joinable!(link_tokens -> contacts (contact_id));
diesel::joinable!(response_returns -> responses (response_id));
diesel::joinable!(respondent_sessions -> link_tokens (link_token_id));
diesel::joinable!(reviewer_sessions -> reviewer_links (link_id));
diesel::joinable!(saved_views -> users (user_id));
diesel::joinable!(staff_sessions -> users (user_id));

diesel::allow_tables_to_appear_in_same_query!(
    answer_conflicts,
    answer_versions,
    answers,
    assessment_questionnaires,
    assessments,
    audit,
    coded_values,
    contacts,
    contributions,
    counting_revisions,
    follow_ups,
    invitations,
    kept_counts,
    link_tokens,
    open_codes,
    open_codings,
    open_comparisons,
    open_decisions,
    open_quotations,
    operations,
    outbox,
    published_results,
    questionnaires,
    recommendations,
    registry_records,
    respondent_sessions,
    response_declines,
    response_returns,
    responses,
    result_withdrawals,
    return_comments,
    reviewer_links,
    reviewer_sessions,
    saved_views,
    settings,
    staff_sessions,
    submission_subjects,
    submissions,
    summaries,
    summary_comments,
    summary_history,
    summary_moves,
    summary_reviewers,
    summary_statements,
    summary_versions,
    summary_words,
    users,
);
