# Keys, aliases, grants and policies, and a key in two regions.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  default_tags {
    tags = { managed-by = "terraform" }
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "stage" {
  type    = string
  default = "first"
}

data "aws_caller_identity" "own" {}

resource "aws_iam_user" "ann" {
  name = "ann"
}

resource "aws_kms_key" "data" {
  description             = "data of the ${var.stage} stage"
  deletion_window_in_days = 7
  enable_key_rotation     = var.stage == "second"
  rotation_period_in_days = var.stage == "second" ? 100 : null
  tags                    = { stage = var.stage }
}

resource "aws_kms_alias" "data" {
  name          = "alias/data"
  target_key_id = var.stage == "first" ? aws_kms_key.data.key_id : aws_kms_key.other.key_id
}

resource "aws_kms_key" "other" {
  is_enabled = var.stage == "first"
}

resource "aws_kms_key" "signing" {
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
}

resource "aws_kms_key_policy" "data" {
  key_id = aws_kms_key.data.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.own.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Ann"
        Effect    = "Allow"
        Principal = { AWS = aws_iam_user.ann.arn }
        Action    = var.stage == "first" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:Encrypt"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_grant" "ann" {
  name              = "ann"
  key_id            = aws_kms_key.other.key_id
  grantee_principal = aws_iam_user.ann.arn
  operations        = ["Encrypt", "Decrypt", "GenerateDataKey"]

  constraints {
    encryption_context_equals = { tenant_id = "red" }
  }
}

resource "aws_kms_key" "everywhere" {
  multi_region            = true
  deletion_window_in_days = 7
}

resource "aws_kms_replica_key" "west" {
  provider                = aws.west
  primary_key_arn         = aws_kms_key.everywhere.arn
  description             = var.stage
  deletion_window_in_days = 7
}

data "aws_kms_ciphertext" "secret" {
  key_id    = aws_kms_key.data.key_id
  plaintext = "no secret"
  context   = { tenant_id = "red" }
}

output "data" {
  value = aws_kms_key.data.arn
}

output "other" {
  value = aws_kms_key.other.arn
}

output "replica" {
  value = aws_kms_replica_key.west.arn
}
