export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      applications: {
        Row: {
          created_at: string;
          email: string | null;
          id: string;
          locale: string | null;
          name: string | null;
          program: string | null;
          role: string;
          status: string;
          suspended_at: string | null;
          time_zone: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          email?: string | null;
          id?: string;
          locale?: string | null;
          name?: string | null;
          program?: string | null;
          role?: string;
          status?: string;
          suspended_at?: string | null;
          time_zone?: string;
          user_id?: string | null;
        };
        Update: {
          created_at?: string;
          email?: string | null;
          id?: string;
          locale?: string | null;
          name?: string | null;
          program?: string | null;
          role?: string;
          status?: string;
          suspended_at?: string | null;
          time_zone?: string;
          user_id?: string | null;
        };
        Relationships: [];
      };
      audit_log: {
        Row: {
          act: string;
          actor_id: string | null;
          actor_role: string;
          after: Json | null;
          at: string;
          before: Json | null;
          id: number;
          reason: string | null;
          subject: string;
          subject_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          act: string;
          actor_id?: string | null;
          actor_role: string;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          reason?: string | null;
          subject: string;
          subject_id?: string | null;
        };
        Update: {
          act?: string;
          actor_id?: string | null;
          actor_role?: string;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          reason?: string | null;
          subject?: string;
          subject_id?: string | null;
        };
        Relationships: [];
      };
      cohort_enrollments: {
        Row: {
          cohort_id: number;
          completed_at: string | null;
          completed_lessons: number;
          created_at: string;
          discussion_posts: number;
          enrolled_at: string;
          forum_posts: number;
          id: number;
          last_activity_at: string | null;
          paused_at: string | null;
          status: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          cohort_id: number;
          completed_at?: string | null;
          completed_lessons?: number;
          created_at?: string;
          discussion_posts?: number;
          enrolled_at?: string;
          forum_posts?: number;
          id?: number;
          last_activity_at?: string | null;
          paused_at?: string | null;
          status?: string;
          user_id: string;
        };
        Update: {
          cohort_id?: number;
          completed_at?: string | null;
          completed_lessons?: number;
          created_at?: string;
          discussion_posts?: number;
          enrolled_at?: string;
          forum_posts?: number;
          id?: number;
          last_activity_at?: string | null;
          paused_at?: string | null;
          status?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cohort_enrollments_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
        ];
      };
      cohort_schedules: {
        Row: {
          cohort_id: number;
          created_at: string;
          id: number;
          lock_date: string | null;
          module_id: number;
          unlock_date: string;
        };
        ComputedFields: never;
        Insert: {
          cohort_id: number;
          created_at?: string;
          id?: number;
          lock_date?: string | null;
          module_id: number;
          unlock_date: string;
        };
        Update: {
          cohort_id?: number;
          created_at?: string;
          id?: number;
          lock_date?: string | null;
          module_id?: number;
          unlock_date?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cohort_schedules_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'cohort_schedules_module_id_fkey';
            columns: ['module_id'];
            isOneToOne: false;
            referencedRelation: 'modules';
            referencedColumns: ['id'];
          },
        ];
      };
      cohorts: {
        Row: {
          course_id: number;
          created_at: string;
          created_by: string | null;
          end_date: string | null;
          id: number;
          max_students: number | null;
          name: string;
          start_date: string;
          status: string;
          time_zone: string;
          unlock_time: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          course_id: number;
          created_at?: string;
          created_by?: string | null;
          end_date?: string | null;
          id?: number;
          max_students?: number | null;
          name: string;
          start_date: string;
          status?: string;
          time_zone?: string;
          unlock_time?: string;
          updated_at?: string;
        };
        Update: {
          course_id?: number;
          created_at?: string;
          created_by?: string | null;
          end_date?: string | null;
          id?: number;
          max_students?: number | null;
          name?: string;
          start_date?: string;
          status?: string;
          time_zone?: string;
          unlock_time?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cohorts_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      consents: {
        Row: {
          given_at: string;
          user_id: string;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          given_at?: string;
          user_id?: string;
          version: string;
        };
        Update: {
          given_at?: string;
          user_id?: string;
          version?: string;
        };
        Relationships: [];
      };
      course_forums: {
        Row: {
          closing_reason: string | null;
          cohort_id: number;
          content: string;
          course_id: number;
          created_at: string;
          hidden_at: string | null;
          id: number;
          is_locked: boolean;
          is_pinned: boolean;
          is_teacher_response: boolean;
          last_activity_at: string;
          reply_count: number;
          teacher_reply_count: number;
          title: string;
          updated_at: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          closing_reason?: string | null;
          cohort_id: number;
          content: string;
          course_id: number;
          created_at?: string;
          hidden_at?: string | null;
          id?: number;
          is_locked?: boolean;
          is_pinned?: boolean;
          is_teacher_response?: boolean;
          last_activity_at?: string;
          reply_count?: number;
          teacher_reply_count?: number;
          title: string;
          updated_at?: string;
          user_id?: string | null;
        };
        Update: {
          closing_reason?: string | null;
          cohort_id?: number;
          content?: string;
          course_id?: number;
          created_at?: string;
          hidden_at?: string | null;
          id?: number;
          is_locked?: boolean;
          is_pinned?: boolean;
          is_teacher_response?: boolean;
          last_activity_at?: string;
          reply_count?: number;
          teacher_reply_count?: number;
          title?: string;
          updated_at?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'course_forums_cohort_of_course';
            columns: ['cohort_id', 'course_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id', 'course_id'];
          },
          {
            foreignKeyName: 'course_forums_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      course_uploads: {
        Row: {
          content: string;
          created_at: string;
          file_name: string;
          id: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          content: string;
          created_at?: string;
          file_name: string;
          id?: string;
          user_id: string;
        };
        Update: {
          content?: string;
          created_at?: string;
          file_name?: string;
          id?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      courses: {
        Row: {
          created_at: string;
          created_by: string | null;
          default_duration_weeks: number | null;
          description: string | null;
          difficulty: string | null;
          enrollment_type: string;
          id: number;
          is_cohort_based: boolean;
          name: string;
          published: boolean;
          slug: string;
          track: string | null;
          updated_at: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          default_duration_weeks?: number | null;
          description?: string | null;
          difficulty?: string | null;
          enrollment_type?: string;
          id?: number;
          is_cohort_based?: boolean;
          name: string;
          published?: boolean;
          slug: string;
          track?: string | null;
          updated_at?: string;
          version?: number;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          default_duration_weeks?: number | null;
          description?: string | null;
          difficulty?: string | null;
          enrollment_type?: string;
          id?: number;
          is_cohort_based?: boolean;
          name?: string;
          published?: boolean;
          slug?: string;
          track?: string | null;
          updated_at?: string;
          version?: number;
        };
        Relationships: [];
      };
      deletions: {
        Row: {
          counts: NonNullable<Json>;
          course_id: number;
          course_name: string;
          deleted_at: string;
          deleted_by: string | null;
          id: number;
          kind: string;
          name: string;
          restored_at: string | null;
          restored_by: string | null;
          rows: number;
          subject_id: number;
          teacher_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          counts?: NonNullable<Json>;
          course_id: number;
          course_name: string;
          deleted_at?: string;
          deleted_by?: string | null;
          id?: never;
          kind: string;
          name: string;
          restored_at?: string | null;
          restored_by?: string | null;
          rows?: number;
          subject_id: number;
          teacher_id?: string | null;
        };
        Update: {
          counts?: NonNullable<Json>;
          course_id?: number;
          course_name?: string;
          deleted_at?: string;
          deleted_by?: string | null;
          id?: never;
          kind?: string;
          name?: string;
          restored_at?: string | null;
          restored_by?: string | null;
          rows?: number;
          subject_id?: number;
          teacher_id?: string | null;
        };
        Relationships: [];
      };
      enrollments: {
        Row: {
          cohort_id: number | null;
          completed_at: string | null;
          course_id: number;
          enrolled_at: string;
          id: number;
          status: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          cohort_id?: number | null;
          completed_at?: string | null;
          course_id: number;
          enrolled_at?: string;
          id?: number;
          status?: string;
          user_id: string;
        };
        Update: {
          cohort_id?: number | null;
          completed_at?: string | null;
          course_id?: number;
          enrolled_at?: string;
          id?: number;
          status?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'enrollments_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enrollments_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      forum_replies: {
        Row: {
          content: string;
          created_at: string;
          forum_post_id: number;
          hidden_at: string | null;
          id: number;
          is_teacher_response: boolean;
          updated_at: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          content: string;
          created_at?: string;
          forum_post_id: number;
          hidden_at?: string | null;
          id?: number;
          is_teacher_response?: boolean;
          updated_at?: string;
          user_id?: string | null;
        };
        Update: {
          content?: string;
          created_at?: string;
          forum_post_id?: number;
          hidden_at?: string | null;
          id?: number;
          is_teacher_response?: boolean;
          updated_at?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'forum_replies_forum_post_id_fkey';
            columns: ['forum_post_id'];
            isOneToOne: false;
            referencedRelation: 'course_forums';
            referencedColumns: ['id'];
          },
        ];
      };
      import_rows: {
        Row: {
          email: string;
          import_id: number;
          line: number;
          name: string | null;
          verdict: string | null;
        };
        ComputedFields: never;
        Insert: {
          email: string;
          import_id: number;
          line: number;
          name?: string | null;
          verdict?: string | null;
        };
        Update: {
          email?: string;
          import_id?: number;
          line?: number;
          name?: string | null;
          verdict?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'import_rows_import_id_fkey';
            columns: ['import_id'];
            isOneToOne: false;
            referencedRelation: 'imports';
            referencedColumns: ['id'];
          },
        ];
      };
      imports: {
        Row: {
          applied_at: string | null;
          applied_by: string | null;
          cohort_id: number;
          created_at: string;
          created_by: string | null;
          file_name: string;
          id: number;
        };
        ComputedFields: never;
        Insert: {
          applied_at?: string | null;
          applied_by?: string | null;
          cohort_id: number;
          created_at?: string;
          created_by?: string | null;
          file_name: string;
          id?: never;
        };
        Update: {
          applied_at?: string | null;
          applied_by?: string | null;
          cohort_id?: number;
          created_at?: string;
          created_by?: string | null;
          file_name?: string;
          id?: never;
        };
        Relationships: [
          {
            foreignKeyName: 'imports_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
        ];
      };
      invitations: {
        Row: {
          claimed_at: string | null;
          claimed_by: string | null;
          cohort_id: number;
          created_at: string;
          email: string;
          id: number;
          invited_by: string | null;
          mailed_at: string | null;
          name: string | null;
          revoked_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          claimed_at?: string | null;
          claimed_by?: string | null;
          cohort_id: number;
          created_at?: string;
          email: string;
          id?: number;
          invited_by?: string | null;
          mailed_at?: string | null;
          name?: string | null;
          revoked_at?: string | null;
        };
        Update: {
          claimed_at?: string | null;
          claimed_by?: string | null;
          cohort_id?: number;
          created_at?: string;
          email?: string;
          id?: number;
          invited_by?: string | null;
          mailed_at?: string | null;
          name?: string | null;
          revoked_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
        ];
      };
      lesson_discussions: {
        Row: {
          cohort_id: number;
          content: string;
          created_at: string;
          hidden_at: string | null;
          id: number;
          is_pinned: boolean;
          is_teacher_response: boolean;
          lesson_id: number;
          parent_id: number | null;
          updated_at: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          cohort_id: number;
          content: string;
          created_at?: string;
          hidden_at?: string | null;
          id?: number;
          is_pinned?: boolean;
          is_teacher_response?: boolean;
          lesson_id: number;
          parent_id?: number | null;
          updated_at?: string;
          user_id?: string | null;
        };
        Update: {
          cohort_id?: number;
          content?: string;
          created_at?: string;
          hidden_at?: string | null;
          id?: number;
          is_pinned?: boolean;
          is_teacher_response?: boolean;
          lesson_id?: number;
          parent_id?: number | null;
          updated_at?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'lesson_discussions_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'lesson_discussions_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'lesson_discussions_parent_in_place';
            columns: ['parent_id', 'lesson_id', 'cohort_id'];
            isOneToOne: false;
            referencedRelation: 'lesson_discussions';
            referencedColumns: ['id', 'lesson_id', 'cohort_id'];
          },
        ];
      };
      lesson_pictures: {
        Row: {
          alt: string;
          bytes: string;
          created_at: string;
          height: number;
          id: string;
          lesson_id: number;
          made_by: string | null;
          sha256: string;
          type: string;
          width: number;
        };
        ComputedFields: never;
        Insert: {
          alt?: string;
          bytes: string;
          created_at?: string;
          height: number;
          id?: string;
          lesson_id: number;
          made_by?: string | null;
          sha256?: never;
          type?: string;
          width: number;
        };
        Update: {
          alt?: string;
          bytes?: string;
          created_at?: string;
          height?: number;
          id?: string;
          lesson_id?: number;
          made_by?: string | null;
          sha256?: never;
          type?: string;
          width?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'lesson_pictures_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
        ];
      };
      lesson_progress: {
        Row: {
          cohort_id: number | null;
          completed: boolean;
          completed_at: string | null;
          id: number;
          last_accessed: string;
          lesson_id: number;
          time_spent_seconds: number;
          user_id: string;
          video_position_seconds: number;
        };
        ComputedFields: never;
        Insert: {
          cohort_id?: number | null;
          completed?: boolean;
          completed_at?: string | null;
          id?: number;
          last_accessed?: string;
          lesson_id: number;
          time_spent_seconds?: number;
          user_id: string;
          video_position_seconds?: number;
        };
        Update: {
          cohort_id?: number | null;
          completed?: boolean;
          completed_at?: string | null;
          id?: number;
          last_accessed?: string;
          lesson_id?: number;
          time_spent_seconds?: number;
          user_id?: string;
          video_position_seconds?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'lesson_progress_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'lesson_progress_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
        ];
      };
      lessons: {
        Row: {
          created_at: string;
          id: number;
          module_id: number;
          name: string;
          order_index: number;
          resources: NonNullable<Json>;
          slug: string;
          text_content: string | null;
          version: number;
          video_duration_seconds: number | null;
          youtube_url: string | null;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          id?: number;
          module_id: number;
          name: string;
          order_index?: number;
          resources?: NonNullable<Json>;
          slug: string;
          text_content?: string | null;
          version?: number;
          video_duration_seconds?: number | null;
          youtube_url?: string | null;
        };
        Update: {
          created_at?: string;
          id?: number;
          module_id?: number;
          name?: string;
          order_index?: number;
          resources?: NonNullable<Json>;
          slug?: string;
          text_content?: string | null;
          version?: number;
          video_duration_seconds?: number | null;
          youtube_url?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'lessons_module_id_fkey';
            columns: ['module_id'];
            isOneToOne: false;
            referencedRelation: 'modules';
            referencedColumns: ['id'];
          },
        ];
      };
      moderations: {
        Row: {
          act: string;
          created_at: string;
          discussion_id: number | null;
          id: number;
          moderator_id: string | null;
          moderator_role: string;
          reason: string | null;
          reply_id: number | null;
          topic_id: number | null;
        };
        ComputedFields: never;
        Insert: {
          act: string;
          created_at?: string;
          discussion_id?: number | null;
          id?: never;
          moderator_id?: string | null;
          moderator_role: string;
          reason?: string | null;
          reply_id?: number | null;
          topic_id?: number | null;
        };
        Update: {
          act?: string;
          created_at?: string;
          discussion_id?: number | null;
          id?: never;
          moderator_id?: string | null;
          moderator_role?: string;
          reason?: string | null;
          reply_id?: number | null;
          topic_id?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'moderations_discussion_id_fkey';
            columns: ['discussion_id'];
            isOneToOne: false;
            referencedRelation: 'lesson_discussions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'moderations_reply_id_fkey';
            columns: ['reply_id'];
            isOneToOne: false;
            referencedRelation: 'forum_replies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'moderations_topic_id_fkey';
            columns: ['topic_id'];
            isOneToOne: false;
            referencedRelation: 'course_forums';
            referencedColumns: ['id'];
          },
        ];
      };
      modules: {
        Row: {
          course_id: number;
          created_at: string;
          description: string | null;
          id: number;
          name: string;
          order_index: number;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          course_id: number;
          created_at?: string;
          description?: string | null;
          id?: number;
          name: string;
          order_index?: number;
          version?: number;
        };
        Update: {
          course_id?: number;
          created_at?: string;
          description?: string | null;
          id?: number;
          name?: string;
          order_index?: number;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'modules_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      post_versions: {
        Row: {
          content: string;
          created_at: string;
          discussion_id: number | null;
          editor_id: string | null;
          id: number;
          reply_id: number | null;
          title: string | null;
          topic_id: number | null;
        };
        ComputedFields: never;
        Insert: {
          content: string;
          created_at?: string;
          discussion_id?: number | null;
          editor_id?: string | null;
          id?: never;
          reply_id?: number | null;
          title?: string | null;
          topic_id?: number | null;
        };
        Update: {
          content?: string;
          created_at?: string;
          discussion_id?: number | null;
          editor_id?: string | null;
          id?: never;
          reply_id?: number | null;
          title?: string | null;
          topic_id?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'post_versions_discussion_id_fkey';
            columns: ['discussion_id'];
            isOneToOne: false;
            referencedRelation: 'lesson_discussions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'post_versions_reply_id_fkey';
            columns: ['reply_id'];
            isOneToOne: false;
            referencedRelation: 'forum_replies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'post_versions_topic_id_fkey';
            columns: ['topic_id'];
            isOneToOne: false;
            referencedRelation: 'course_forums';
            referencedColumns: ['id'];
          },
        ];
      };
      suspensions: {
        Row: {
          id: number;
          reason: string;
          restored_at: string | null;
          restored_by: string | null;
          suspended_at: string;
          suspended_by: string | null;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          id?: never;
          reason: string;
          restored_at?: string | null;
          restored_by?: string | null;
          suspended_at?: string;
          suspended_by?: string | null;
          user_id: string;
        };
        Update: {
          id?: never;
          reason?: string;
          restored_at?: string | null;
          restored_by?: string | null;
          suspended_at?: string;
          suspended_by?: string | null;
          user_id?: string;
        };
        Relationships: [];
      };
    };
    Views: {
      student_roster_view: {
        Row: {
          cohort_id: number;
          completed_lessons: number;
          course_id: number;
          discussion_posts: number;
          email: string | null;
          enrolled_at: string;
          forum_posts: number;
          last_activity_at: string | null;
          name: string | null;
          status: string;
          user_id: string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'cohort_enrollments_cohort_id_fkey';
            columns: ['cohort_id'];
            isOneToOne: false;
            referencedRelation: 'cohorts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'cohorts_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Functions: {
      add_course: { Args: { course_name: string }; Returns: number };
      add_lesson: { Args: { lesson_name: string; module_id: number }; Returns: number };
      add_module: { Args: { course_id: number; module_name: string }; Returns: number };
      admin_overview: { Args: Record<PropertyKey, never>; Returns: Json };
      applied_migrations: { Args: Record<PropertyKey, never>; Returns: string[] };
      apply_import: { Args: { import_id: number }; Returns: Json };
      approve_applications: { Args: { people: string[] }; Returns: number };
      ask_for_address: { Args: { address: string }; Returns: undefined };
      bring_back: { Args: { deletion_id: number }; Returns: undefined };
      call_off_address: { Args: Record<PropertyKey, never>; Returns: undefined };
      cohort_page: { Args: { cohort_id: number }; Returns: Json };
      cohort_roster: {
        Args: {
          after?: Json;
          cohort_id: number;
          descending?: boolean;
          page_size?: number;
          search?: string;
          sort?: string;
          with_status?: string;
        };
        Returns: {
          completed_lessons: number;
          discussion_posts: number;
          email: string;
          enrolled_at: string;
          forum_posts: number;
          last_activity_at: string;
          matches: number;
          name: string;
          open_lessons: number;
          page_key: Json;
          status: string;
          user_id: string;
        }[];
      };
      come_in: { Args: { seal: string }; Returns: undefined };
      copy_course: { Args: { course_id: number; new_name: string }; Returns: number };
      course_catalog: { Args: Record<PropertyKey, never>; Returns: Json };
      course_file: { Args: { course_id: number }; Returns: Json };
      course_page: { Args: { course_slug: string }; Returns: Json };
      dashboard: { Args: Record<PropertyKey, never>; Returns: Json };
      delete_my_account: { Args: Record<PropertyKey, never>; Returns: undefined };
      deleted_courses: { Args: { before?: number }; Returns: Json };
      end_other_sessions: { Args: Record<PropertyKey, never>; Returns: number };
      end_session: { Args: { session: string }; Returns: undefined };
      enroll_in_cohort: { Args: { cohort_id: number }; Returns: string };
      find_people: {
        Args: { after?: Json; page_size?: number; search?: string; standing?: string };
        Returns: {
          created_at: string;
          email: string;
          name: string;
          page_key: Json;
          role: string;
          status: string;
          suspended_at: string;
          user_id: string;
        }[];
      };
      forum_page: {
        Args: { before?: string; before_id?: number; cohort_id: number };
        Returns: Json;
      };
      hand_over_course: { Args: { course_id: number; person: string }; Returns: undefined };
      hide_post: { Args: { kind?: string; post_id: number; reason: string }; Returns: undefined };
      import_course: { Args: { course: Json; upload_id: string }; Returns: number };
      import_page: {
        Args: { after_line?: number; import_id: number; verdict?: string };
        Returns: Json;
      };
      keep_upload: { Args: { content: string; file_name: string }; Returns: string };
      knock: {
        Args: { account: string; device: string; kind: string; network: string; seal: string };
        Returns: undefined;
      };
      leave_cohort: { Args: { cohort_id: number }; Returns: string };
      lesson_page: {
        Args: { before?: number; in_cohort?: number; lesson_id: number };
        Returns: Json;
      };
      move_lesson: {
        Args: { confirmed?: boolean; lesson_id: number; module_id: number; place?: number };
        Returns: undefined;
      };
      move_module: { Args: { module_id: number; place?: number }; Returns: undefined };
      my_account: { Args: Record<PropertyKey, never>; Returns: Json };
      my_data: {
        Args: Record<PropertyKey, never>;
        Returns: {
          part: string;
          records: Json;
        }[];
      };
      my_sessions: {
        Args: Record<PropertyKey, never>;
        Returns: {
          created_at: string;
          id: string;
          is_this: boolean;
          last_used_at: string;
          user_agent: string;
        }[];
      };
      order_lessons: { Args: { ids: number[]; module_id: number }; Returns: undefined };
      order_modules: { Args: { course_id: number; ids: number[] }; Returns: undefined };
      person_page: { Args: { before_act?: number; person: string }; Returns: Json };
      picture_file: { Args: { known?: string; picture_id: string }; Returns: Json };
      plan_import: { Args: { cohort_id: number; file_name: string; rows: Json }; Returns: number };
      post_history: { Args: { before?: string; kind: string; post_id: number }; Returns: Json };
      preview_cohort: {
        Args: {
          at?: string;
          cohort_id: number;
          on_day?: string;
          student?: string;
          wall_time?: string;
        };
        Returns: Json;
      };
      refresh_student_roster_view: { Args: Record<PropertyKey, never>; Returns: undefined };
      reject_applications: { Args: { people: string[]; reason?: string }; Returns: number };
      reopen_applications: { Args: { people: string[] }; Returns: number };
      replan_import: { Args: { import_id: number }; Returns: undefined };
      restore: { Args: { person: string }; Returns: undefined };
      restore_post: { Args: { kind?: string; post_id: number }; Returns: undefined };
      save_course: { Args: { changes: Json; course_id: number; version: number }; Returns: number };
      save_lesson: { Args: { changes: Json; lesson_id: number; version: number }; Returns: number };
      save_module: { Args: { changes: Json; module_id: number; version: number }; Returns: number };
      set_role: { Args: { new_role: string; person: string }; Returns: undefined };
      set_schedule: {
        Args: { cohort_id: number; confirmed?: boolean; rows: Json };
        Returns: undefined;
      };
      suspend: { Args: { person: string; reason: string }; Returns: undefined };
      teaching: { Args: Record<PropertyKey, never>; Returns: Json };
      teaching_cohort: { Args: { cohort_id: number }; Returns: Json };
      time_zone_names: { Args: Record<PropertyKey, never>; Returns: string[] };
      topic_page: { Args: { from_reply?: number; topic_id: number }; Returns: Json };
      undo_act: { Args: { act: number }; Returns: undefined };
      viewer: { Args: Record<PropertyKey, never>; Returns: Json };
      what_goes: { Args: { id: number; kind: string }; Returns: Json };
      what_i_leave: { Args: Record<PropertyKey, never>; Returns: Json };
      writing: { Args: Record<PropertyKey, never>; Returns: Json };
      writing_course: { Args: { course_id: number }; Returns: Json };
      writing_lesson: { Args: { lesson_id: number }; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
